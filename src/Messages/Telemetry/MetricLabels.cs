namespace Sweep.Messages.Telemetry;

/// <summary>Labels of metrics, one word for an idea everywhere. <see cref="MetricWords"/> has their values where those
/// are a fixed set.</summary>
public static class MetricLabels
{
    /// <summary>A sweep's name.</summary>
    public const string Sweep = "sweep";

    public const string Optimizer = "optimizer";
    public const string State = "state";
    public const string Outcome = "outcome";

    /// <summary>Of a failed attempt; empty for other outcomes.</summary>
    public const string FailureClass = "failure";

    /// <summary>A divergence rule.</summary>
    public const string Rule = "rule";

    /// <summary>The objective's metric.</summary>
    public const string Metric = "metric";

    /// <summary>A configuration's place, 1 for the best.</summary>
    public const string Rank = "rank";

    /// <summary>A configuration as people read it; only of the best few.</summary>
    public const string Configuration = "config";

    /// <summary>0, 0.25, 0.5, 0.75 or 1. In Prometheus <c>quantile</c> belongs to summaries, and promtool refuses it
    /// elsewhere.</summary>
    public const string Quantile = "fraction";

    public const string Node = "node";
    public const string Device = "device";

    /// <summary>What a ledger violation is.</summary>
    public const string Kind = "kind";

    /// <summary><c>in</c> or <c>out</c>.</summary>
    public const string Direction = "direction";

    public const string Version = "version";
}
