using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.GpuNode.Telemetry;

/// <summary>What is told of one device of a node.</summary>
internal sealed class DeviceMeter(string node, NodeDevice device, TimeSpan start)
{
    private readonly BusyShare busyShare = new(start, device.Lanes);

    public ImmutableArray<LaneTally> Lanes { get; } =
        [.. Enumerable.Range(0, device.Lanes).Select(_ => new LaneTally())];

    public KeyValuePair<string, object?>[] Tags { get; } =
        [new(MetricLabels.Node, node), new(MetricLabels.Device, device.Name)];

    public void Tell(MetricPoints points, TimeSpan now)
    {
        var busy = new TimeSpan(Lanes.Sum(lane => lane.BusyUntil(now).Ticks));
        Add(NodeMetrics.Lanes, device.Lanes);
        Add(NodeMetrics.LanesBusy, Lanes.Count(lane => lane.IsBusy));
        Add(NodeMetrics.BusyTime, busy.TotalSeconds);
        Add(NodeMetrics.Utilization, busyShare.Of(now, busy));
        Add(NodeMetrics.MemoryUsed, Environment.WorkingSet);
        Add(NodeMetrics.MemoryLimit, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        Add(NodeMetrics.Steps, Lanes.Sum(lane => lane.Steps));
        Add(NodeMetrics.Samples, Lanes.Sum(lane => lane.Samples));
        Add(NodeMetrics.Checkpoints, Lanes.Sum(lane => lane.Checkpoints));
        foreach (var outcome in LaneTally.Outcomes)
        {
            points.Add(NodeMetrics.Attempts, Lanes.Sum(lane => lane.AttemptsThat(outcome)), node, device.Name,
                MetricWords.Of(outcome));
        }

        void Add(MetricDefinition metric, double value) => points.Add(metric, value, node, device.Name);
    }
}
