namespace Sweep.Telemetry.Otlp;

/// <summary>A kind of telemetry, which may have a collector of its own.</summary>
public enum OtlpSignal
{
    Traces,
    Metrics,
}
