using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A node that speaks to this process of the coordinator.</summary>
public sealed record ConnectedNode(int Capacity, TimeSpan LastHeard);

/// <summary>A sweep as its decider sees it: the ledger, which a restart brings back from the journal, and what lives
/// only as long as the process.</summary>
public sealed record SweepState(SweepPlan Plan, SweepOptions Options)
{
    public SweepLedger Ledger { get; init; } = new();

    public ImmutableSortedDictionary<NodeId, ConnectedNode> Nodes { get; init; } =
        ImmutableSortedDictionary<NodeId, ConnectedNode>.Empty;

    /// <summary>Asked to stop: no new attempt starts.</summary>
    public bool IsDraining { get; init; }

    public bool IsComplete { get; init; }

    public SweepState Apply(SweepFact fact) =>
        this with { Ledger = Ledger.Apply(fact, Plan.Definition.Objective, StartMonitor) };

    private DivergenceMonitor StartMonitor(TrialId trial, GuessLevel guess) =>
        DivergenceMonitor.Start(Plan.Definition.Divergence, guess, Plan.Grid.SpecOf(trial).Steps);
}

/// <summary>Timing of the coordinator's side of the protocol.</summary>
public sealed record SweepOptions
{
    /// <summary>The canonical definition, for the journal's first fact.</summary>
    public required string Definition { get; init; }

    /// <summary>A node that was silent for so long has lost its attempts. Several heartbeats long.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LeaseCheckInterval { get; init; } = TimeSpan.FromSeconds(5);
}
