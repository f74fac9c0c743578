using Sweep.Actors.Links;

namespace Sweep.Simulation.Clusters;

/// <summary>One connection between a process of a node and a coordinator, as each end numbers it.</summary>
internal sealed class Cable(
    NodeProcess node, LinkConnection atNode, CoordinatorProcess coordinator, LinkConnection atCoordinator)
{
    private readonly TimeSpan[] _latestArrivals = new TimeSpan[2];

    public NodeProcess Node { get; } = node;

    public LinkConnection AtNode { get; } = atNode;

    public CoordinatorProcess Coordinator { get; } = coordinator;

    public LinkConnection AtCoordinator { get; } = atCoordinator;

    public bool IsBroken { get; set; }

    /// <summary>Whether a frame that arrives then comes before one that was sent earlier.</summary>
    public bool IsOvertaken(Direction direction, TimeSpan arrival)
    {
        var isOvertaken = arrival < _latestArrivals[(int)direction];
        if (!isOvertaken) _latestArrivals[(int)direction] = arrival;
        return isOvertaken;
    }

    public override string ToString() => $"{Node.Incarnation}-{Coordinator.Epoch}";
}
