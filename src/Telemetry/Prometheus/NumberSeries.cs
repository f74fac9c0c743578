namespace Sweep.Telemetry.Prometheus;

internal sealed class NumberSeries : Series
{
    public double Value { get; set; }

    /// <summary>The latest, as OpenMetrics writes it; null when there was none.</summary>
    public byte[]? Exemplar { get; set; }
}
