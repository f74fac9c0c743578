using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>What coordinator and nodes both tell: their build and their links.</summary>
public static class ProcessMetrics
{
    private static readonly MetricFamily Of = new(MetricOwner.Each);

    public static readonly MetricDefinition Build = Of.Gauge(
        "sweep.build.info", "", "Always 1; the labels say what runs.", MetricLabels.Version);

    public static readonly MetricDefinition Links = Of.Gauge(
        "sweep.link.connections", "{connection}", "Connections that are open between this process and others.");

    public static readonly MetricDefinition Reconnects = Of.Counter(
        "sweep.link.reconnects", "{connection}", "Connections that went on with a link after an earlier one broke.");

    public static readonly MetricDefinition Frames = Of.Counter(
        "sweep.link.frames", "{frame}", "Frames on links.", MetricLabels.Direction);

    public static readonly MetricDefinition Bytes = Of.Counter(
        "sweep.link.io", "By", "Bytes of those frames.", MetricLabels.Direction);

    public static readonly MetricDefinition Outbox = Of.Gauge(
        "sweep.link.outbox", "{frame}", "Frames kept until the other side has made them durable.");

    public static readonly MetricDefinition BackPressure = Of.Counter(
        "sweep.link.backpressure.time", "s", "Time for which somebody waited for room on a link.");

    public static ImmutableArray<MetricDefinition> All { get; } =
        [Build, Links, Reconnects, Frames, Bytes, Outbox, BackPressure];
}
