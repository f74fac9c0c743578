using System.Collections.Immutable;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>All sweeps and nodes as the decider sees them. Immutable: whoever reads one sees a moment. Only
/// <see cref="SweepState.Ledger"/> outlives the process; nodes join again.</summary>
public sealed record ClusterState(ClusterOptions Options)
{
    public ImmutableSortedDictionary<SweepId, SweepState> Sweeps { get; init; } =
        ImmutableSortedDictionary<SweepId, SweepState>.Empty;

    /// <summary>What people call the sweeps.</summary>
    public ImmutableDictionary<string, SweepId> Names { get; init; } =
        ImmutableDictionary.Create<string, SweepId>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<NodeId, FleetNode> Fleet { get; init; } =
        ImmutableSortedDictionary<NodeId, FleetNode>.Empty;

    /// <summary>Attempts that an earlier process gave to nodes which have not joined this one.</summary>
    public ImmutableSortedDictionary<NodeId, ImmutableSortedSet<AttemptId>> Awaited { get; init; } =
        ImmutableSortedDictionary<NodeId, ImmutableSortedSet<AttemptId>>.Empty;

    /// <summary>Processes that spoke without having joined, and when they were told to: once is enough, however much
    /// they had to say.</summary>
    public ImmutableDictionary<NodeIncarnation, TimeSpan> Asked { get; init; } =
        ImmutableDictionary<NodeIncarnation, TimeSpan>.Empty;

    /// <summary>The id of the next sweep that is submitted; none is given twice.</summary>
    public required SweepId NextSweep { get; init; }

    /// <summary>When this process began to listen to nodes; null before.</summary>
    public TimeSpan? OpenedAt { get; init; }

    /// <summary>The process shall end: nothing is started any more.</summary>
    public bool IsDraining { get; init; }

    /// <summary>Nodes that have room, those with most of it first.</summary>
    internal ImmutableSortedSet<FreeNode> Free { get; init; } = ImmutableSortedSet<FreeNode>.Empty;

    /// <summary>Sweeps that have something to run and may run it, the one to be served next first.</summary>
    internal ImmutableSortedSet<ReadySweep> Ready { get; init; } = ImmutableSortedSet<ReadySweep>.Empty;

    /// <summary>The state at the start of a process, from what earlier ones recorded.</summary>
    public static ClusterState Start(ClusterOptions options, IEnumerable<SweepState> sweeps, SweepId nextSweep)
    {
        var all = sweeps.ToImmutableSortedDictionary(sweep => sweep.Id, sweep => sweep);
        return new ClusterState(options)
        {
            Sweeps = all,
            Names = all.Values.ToImmutableDictionary(
                sweep => sweep.Plan.Definition.Name, sweep => sweep.Id, StringComparer.Ordinal),
            Awaited = all.Values
                .SelectMany(sweep => sweep.Ledger.Running.Select(running =>
                    (running.Value.Node, Attempt: sweep.AttemptOf(running.Key, running.Value))))
                .GroupBy(held => held.Node, held => held.Attempt)
                .ToImmutableSortedDictionary(held => held.Key, held => held.ToImmutableSortedSet()),
            Ready = [.. all.Values.Select(ReadySweep.Of).OfType<ReadySweep>()],
            NextSweep = nextSweep,
        };
    }
}
