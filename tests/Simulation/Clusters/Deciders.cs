using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.GpuNode.Nodes;

namespace Sweep.Simulation.Clusters;

/// <summary>The product's deciders, or broken ones in their place, to see that the checkers can fail.</summary>
internal sealed record Deciders
{
    public static Deciders Sound { get; } = new();

    public Func<ClusterState, ClusterEvent, TimeSpan, Step<ClusterState, ClusterEffect>> Coordinator { get; init; } =
        ClusterBehaviour.Decide;

    public Func<NodeState, NodeEvent, TimeSpan, Step<NodeState, NodeEffect>> Node { get; init; } =
        NodeBehaviour.Decide;
}
