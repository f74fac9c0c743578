namespace Sweep.Telemetry.Prometheus;

/// <summary>Prometheus's text format 0.0.4.</summary>
internal sealed class PlainFormat : TextFormat
{
    public override string ContentType => "text/plain; version=0.0.4; charset=utf-8";

    protected override void WriteTarget(Utf8Text text, string target) =>
        text.Add($"# HELP target_info Target metadata\n# TYPE target_info gauge\ntarget_info{{{target}}} 1\n");

    protected override void WriteHead(Utf8Text text, MetricStream stream)
    {
        var name = PrometheusName.SampleOf(stream.Family, stream.Kind);
        if (stream.Help.Length > 0) text.Add($"# HELP {name} {Escaped(stream.Help)}\n");
        text.Add($"# TYPE {name} {WordOf(stream.Kind)}\n");
    }

    protected override void WriteBound(Utf8Text text, double bound) => text.Add(bound);

    protected override void WriteExemplar(Utf8Text text, byte[]? exemplar)
    {
        // The format has none.
    }

    protected override void WriteEnd(Utf8Text text)
    {
        // The last line is the end.
    }

    private static string Escaped(string help) => help
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
