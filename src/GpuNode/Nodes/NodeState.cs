using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>A node as its decider sees it. Nothing of it is journalled: a node that restarts holds nothing.</summary>
public sealed record NodeState(NodeId Id, NodeOptions Options)
{
    public required NodeProfile Profile { get; init; }

    public required ImmutableArray<SlotState> Slots { get; init; }

    /// <summary>Orders fetched ahead, in the order of arrival.</summary>
    public ImmutableQueue<CoordinatorMessage.Assign> Waiting { get; init; } =
        ImmutableQueue<CoordinatorMessage.Assign>.Empty;

    /// <summary>What the coordinator was last told that this node wants to hold.</summary>
    public int Capacity { get; init; }

    /// <summary>Running mean of the time that a training held its worker; null before the first.</summary>
    public double? MeanSeconds { get; init; }

    /// <summary>Until then the node may go on without hearing from the coordinator; null before it was welcomed.
    /// </summary>
    public TimeSpan? LeaseUntil { get; init; }

    /// <summary>What the coordinator last asked it to log; null: it never did.</summary>
    public LogDetail? Logs { get; init; }

    public bool IsDraining { get; init; }

    public bool IsComplete { get; init; }

    /// <summary>A later process has this node's name: nothing that happens here counts any more.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>What the node is and holds.</summary>
    public NodeMessage.Join Greeting => new(Profile, IsDraining ? 0 : Capacity,
    [
        .. Slots.Select(HeldIn).OfType<AttemptId>(),
        .. Waiting.Select(order => order.Attempt),
    ]);

    /// <summary>A preempted training is held until its end is told; one whose trial is over is not.</summary>
    private static AttemptId? HeldIn(SlotState slot) => slot switch
    {
        SlotState.Training training => training.Held,
        SlotState.Stopping { Outcome: AttemptOutcome.Preempted } stopping => stopping.Held,
        _ => null,
    };

    public static NodeState Start(NodeId id, NodeProfile profile, NodeOptions options) => new(id, options)
    {
        Profile = profile,
        Slots = [.. Enumerable.Repeat<SlotState>(new SlotState.Free(), profile.Lanes)],
        Capacity = Prefetch.CapacityFor(profile.Lanes, null),
    };
}
