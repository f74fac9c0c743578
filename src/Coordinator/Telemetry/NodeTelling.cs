using Sweep.Coordinator.Cluster;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What is told of nodes. Lost ones are remembered for a time, so that an alert has something to look at. The
/// coordinator's thread says who was lost, collectors read.</summary>
internal sealed class NodeTelling
{
    private const int LostMax = 100;
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<NodeId, TimeSpan> lost = [];

    public void Lose(NodeId node, TimeSpan now)
    {
        lock (gate)
        {
            lost[node] = now;
            if (lost.Count > LostMax) lost.Remove(lost.MinBy(entry => entry.Value).Key);
        }
    }

    public void Tell(MetricPoints points, ClusterState cluster, TimeSpan now)
    {
        foreach (var (id, node) in cluster.Fleet)
        {
            points.Add(CoordinatorMetrics.NodeUp, 1, id.Name);
            points.Add(CoordinatorMetrics.NodeSilence, Math.Max(0, (now - node.LastHeard).TotalSeconds), id.Name);
            points.Add(CoordinatorMetrics.NodeCapacity, node.Capacity, id.Name);
            points.Add(CoordinatorMetrics.NodeHeld, node.Held.Count, id.Name);
            points.Add(CoordinatorMetrics.NodeDraining, node.IsDraining ? 1 : 0, id.Name);
            foreach (var device in node.Profile.Devices)
                points.Add(CoordinatorMetrics.NodeLanes, device.Lanes, id.Name, device.Name);
        }

        foreach (var node in LostNow(cluster, now)) points.Add(CoordinatorMetrics.NodeUp, 0, node.Name);
    }

    private NodeId[] LostNow(ClusterState cluster, TimeSpan now)
    {
        lock (gate)
        {
            foreach (var (node, at) in lost)
            {
                if (now - at > Retention || cluster.Fleet.ContainsKey(node)) lost.Remove(node);
            }

            return [.. lost.Keys];
        }
    }
}
