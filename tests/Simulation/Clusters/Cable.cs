using Sweep.Actors.Links;

namespace Sweep.Simulation.Clusters;

/// <summary>One connection between a process of a node and a coordinator, as each end numbers it.</summary>
internal sealed class Cable(
    NodeProcess node, LinkConnection atNode, CoordinatorProcess coordinator, LinkConnection atCoordinator)
{
    public NodeProcess Node { get; } = node;

    public LinkConnection AtNode { get; } = atNode;

    public CoordinatorProcess Coordinator { get; } = coordinator;

    public LinkConnection AtCoordinator { get; } = atCoordinator;

    public bool IsBroken { get; set; }

    public override string ToString() => $"{Node.Incarnation}-{Coordinator.Epoch}";
}
