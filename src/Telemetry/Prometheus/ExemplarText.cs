using OpenTelemetry.Metrics;

namespace Sweep.Telemetry.Prometheus;

/// <summary>A single measurement with the trace that it belongs to, as OpenMetrics writes it behind a sample.</summary>
internal static class ExemplarText
{
    public static byte[] Of(in Exemplar exemplar, double value)
    {
        using var text = new Utf8Text(128);
        text.Add(" # {"u8);
        if (exemplar.TraceId != default)
            text.Add($"trace_id=\"{exemplar.TraceId.ToHexString()}\",span_id=\"{exemplar.SpanId.ToHexString()}\"");
        text.Add("} "u8);
        text.Add(value);
        text.Add(" "u8);
        text.Add(exemplar.Timestamp.ToUnixTimeMilliseconds() / 1000.0);
        return text.Written.ToArray();
    }
}
