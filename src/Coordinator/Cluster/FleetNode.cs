using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>A node that has joined and whose lease runs.</summary>
public sealed record FleetNode(NodeIncarnation Incarnation, NodeProfile Profile)
{
    /// <summary>Attempts in a Join (docs/protocol.md, limits).</summary>
    public const int HeldMax = 200_000;

    public NodeId Id => Incarnation.Node;

    /// <summary>Attempts that the node wants to hold at once.</summary>
    public required int Capacity { get; init; }

    /// <summary>Attempts of all sweeps that it holds.</summary>
    public ImmutableSortedSet<AttemptId> Held { get; init; } = ImmutableSortedSet<AttemptId>.Empty;

    public required TimeSpan JoinedAt { get; init; }

    public required TimeSpan LastHeard { get; init; }

    /// <summary>Leaving: it gets no more trials.</summary>
    public bool IsDraining { get; init; }

    /// <summary>What it was asked to log since it joined; null: nobody asked.</summary>
    public LogDetail? Logs { get; init; }

    /// <summary>Of the trial that it was given last; null before one.</summary>
    public TrialShape? Shape { get; init; }

    /// <summary>Attempts that it may still be given: at most as many as it can say in a Join, whatever it asks for.
    /// </summary>
    public int Free => IsDraining ? 0 : (int)Math.Max(0, Math.Min(Capacity, HeldMax) - (long)Held.Count);
}
