using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>What a node tells of itself. All but the first two name the device too.</summary>
public static class NodeMetrics
{
    private static readonly MetricFamily Of = new(MetricOwner.Node);

    public static readonly MetricDefinition LeaseLeft = Of.Gauge(
        "sweep.node.lease.left", "s", "Time until a node stops its trials unless it hears from the coordinator.",
        MetricLabels.Node);

    public static readonly MetricDefinition Queued = Of.Gauge(
        "sweep.node.queued", "{attempt}", "Attempts that a node holds and does not train yet.", MetricLabels.Node);

    public static readonly MetricDefinition Lanes = Of.Gauge(
        "sweep.device.lanes", "{lane}", "Trials that a device trains at once.", MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition LanesBusy = Of.Gauge(
        "sweep.device.lanes.busy", "{lane}", "Lanes that train.", MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition BusyTime = Of.Counter(
        "sweep.device.busy.time", "s", "Time for which lanes trained, summed over the device's lanes.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition Utilization = Of.Gauge(
        "sweep.device.utilization", "1", "Share of the device that was busy lately: of the lanes' time on a processor, "
            + "as its driver tells on a GPU.", MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition MemoryUsed = Of.Gauge(
        "sweep.device.memory.used", "By", "Memory of the device in use: on a processor, the process's.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition MemoryLimit = Of.Gauge(
        "sweep.device.memory.limit", "By", "Memory of the device that can be used.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition Steps = Of.Counter(
        "sweep.training.steps", "{step}", "Training steps taken, those that were lost and repeated included.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition Samples = Of.Counter(
        "sweep.training.samples", "{sample}", "Training samples behind those steps, each taken as a full batch.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition Attempts = Of.Counter(
        "sweep.training.attempts", "{attempt}", "Attempts that left a device, by outcome.",
        MetricLabels.Node, MetricLabels.Device, MetricLabels.Outcome);

    public static readonly MetricDefinition EvaluationDuration = Of.Histogram(
        "sweep.training.evaluation.duration", "s", "Time of one evaluation on the whole test set.",
        [0.0001, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60]) with
    {
        Labels = [MetricLabels.Node, MetricLabels.Device],
    };

    public static readonly MetricDefinition Checkpoints = Of.Counter(
        "sweep.training.checkpoints", "{checkpoint}", "Checkpoints written.", MetricLabels.Node, MetricLabels.Device);

    public static ImmutableArray<MetricDefinition> All { get; } =
    [
        LeaseLeft, Queued, Lanes, LanesBusy, BusyTime, Utilization, MemoryUsed, MemoryLimit, Steps, Samples, Attempts,
        EvaluationDuration, Checkpoints,
    ];
}
