using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A sweep as its decider sees it: the ledger, which a restart brings back from the journal, and what lives
/// only as long as the process.</summary>
public sealed record SweepState(SweepPlan Plan, SweepOptions Options)
{
    public SweepId Id { get; init; } = new(1);

    public SweepLedger Ledger { get; init; } = new();

    public ImmutableSortedDictionary<NodeId, ConnectedNode> Nodes { get; init; } =
        ImmutableSortedDictionary<NodeId, ConnectedNode>.Empty;

    /// <summary>Asked to stop: no new attempt starts.</summary>
    public bool IsDraining { get; init; }

    public bool IsComplete { get; init; }

    public SweepState Apply(SweepFact fact) =>
        this with { Ledger = Ledger.Apply(fact, Plan.Definition.Objective, StartMonitor) };

    private DivergenceMonitor StartMonitor(SweepFact.AttemptBegan began) => DivergenceMonitor.Start(
        Plan.Definition.Divergence, new GuessLevel(began.GuessLoss, began.GuessAccuracy),
        ReportSchedule.Of(Plan.Grid.SpecOf(began.Trial), began.StepsPerEpoch).Steps);
}
