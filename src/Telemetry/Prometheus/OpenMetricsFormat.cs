using System.Globalization;

namespace Sweep.Telemetry.Prometheus;

/// <summary>OpenMetrics 1.0. It states units, knows exemplars, and says where it ends, so that half an answer is never
/// taken for a whole one.</summary>
internal sealed class OpenMetricsFormat : TextFormat
{
    public override string ContentType => "application/openmetrics-text; version=1.0.0; charset=utf-8";

    protected override void WriteTarget(Utf8Text text, string target) =>
        text.Add($"# TYPE target info\n# HELP target Target metadata\ntarget_info{{{target}}} 1\n");

    protected override void WriteHead(Utf8Text text, MetricStream stream)
    {
        text.Add($"# TYPE {stream.Family} {WordOf(stream.Kind)}\n");
        if (stream.Unit.Length > 0) text.Add($"# UNIT {stream.Family} {stream.Unit}\n");
        if (stream.Help.Length > 0) text.Add($"# HELP {stream.Family} {Escaped(stream.Help)}\n");
    }

    protected override void WriteBound(Utf8Text text, double bound)
    {
        if (double.IsPositiveInfinity(bound)) text.Add("+Inf"u8);
        else text.Add(Canonical(bound));
    }

    protected override void WriteExemplar(Utf8Text text, byte[]? exemplar)
    {
        if (exemplar is not null) text.Add(exemplar);
    }

    protected override void WriteEnd(Utf8Text text) => text.Add("# EOF\n"u8);

    /// <summary>The one text that the specification allows for a bound: a bound is a label, and labels are compared as
    /// texts.</summary>
    private static string Canonical(double bound)
    {
        var size = Math.Abs(bound);
        if (size is >= 1e6 or (> 0 and < 1e-4))
            return bound.ToString("0.################e+00", CultureInfo.InvariantCulture);
        var text = bound.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Escaped(string help) => help
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);
}
