using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Sweep.Actors;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.GpuNode.Telemetry;

/// <summary>The instruments of a node.</summary>
public sealed class NodeMeter : IDisposable
{
    private readonly IClock clock;
    private readonly Func<NodeState> state;
    private readonly CatalogMeter catalog;
    private readonly Histogram<double> evaluations;
    private readonly string node;
    private readonly ImmutableArray<DeviceMeter> devices;

    /// <param name="id">The node.</param>
    /// <param name="profile">Its devices; a worker slot is a lane, counted through them in order.</param>
    /// <param name="clock">The host's.</param>
    /// <param name="state">The node as it is; from any thread.</param>
    internal NodeMeter(NodeId id, NodeProfile profile, IClock clock, Func<NodeState> state)
    {
        (node, this.clock, this.state) = (id.Name, clock, state);
        devices = [.. profile.Devices.Select(device => new DeviceMeter(id.Name, device, clock.Now))];
        catalog = new CatalogMeter(
            MetricMeters.Node, [.. NodeMetrics.All, ProcessMetrics.Build], () => clock.Now, Look);
        evaluations = catalog.HistogramOf(NodeMetrics.EvaluationDuration);
    }

    public Meter Meter => catalog.Meter;

    public void Dispose() => catalog.Dispose();

    /// <summary>Where the worker of a slot counts.</summary>
    internal LaneMeter LaneOf(int slot)
    {
        foreach (var device in devices)
        {
            if (slot < device.Lanes.Length) return new LaneMeter(device.Lanes[slot], device.Tags, evaluations, clock);
            slot -= device.Lanes.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(slot), slot, "no device has this lane");
    }

    private void Look(MetricPoints points)
    {
        var (present, now) = (state(), clock.Now);
        points.Add(ProcessMetrics.Build, 1, ProgramVersion.Current);
        if (present.LeaseUntil is { } until)
            points.Add(NodeMetrics.LeaseLeft, Math.Max(0, (until - now).TotalSeconds), node);
        points.Add(NodeMetrics.Queued, present.Waiting.Count(), node);
        foreach (var device in devices) device.Tell(points, now);
    }
}
