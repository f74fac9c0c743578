namespace Sweep.Messages.Telemetry;

public enum MetricKind
{
    /// <summary>Only grows, and starts again from 0 with its process.</summary>
    Counter,

    Gauge,

    Histogram,
}
