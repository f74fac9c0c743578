using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A sweep as the decider sees it: the ledger, which a restart brings back from the journal, the plan, which
/// follows from its definitions, and what lives only as long as the process.</summary>
public sealed record SweepState(SweepId Id, SweepPlan Plan)
{
    public SweepLedger Ledger { get; init; } = new();

    /// <summary>The process shall end: no new attempt starts.</summary>
    public bool IsDraining { get; init; }

    /// <summary>The shell was told how the sweep ended in this process.</summary>
    public bool IsConcluded { get; init; }

    /// <summary>Unfinished trials of which the store may hold a checkpoint.</summary>
    public ImmutableSortedSet<TrialId> Checkpointed { get; init; } = ImmutableSortedSet<TrialId>.Empty;

    public string Name => Plan.Definition.Name;

    /// <summary>Some trial can be given to a node now.</summary>
    public bool CanStart =>
        Ledger.End is null
        && Ledger.Pause is null
        && !IsDraining
        && Ledger.IsCreated
        && Ledger.Running.Count < (Plan.Definition.Parallelism ?? int.MaxValue)
        && HasMore;

    /// <summary>Some trial without a terminal record runs nowhere.</summary>
    public bool HasMore => !Ledger.BetweenAttempts.IsEmpty || Ledger.StartedCount < Plan.RunLimit;

    public AttemptId AttemptOf(TrialId trial, RunningTrial running) => new(Id, trial, running.Progress.Attempt);

    /// <summary>The state after a fact of the sweep's journal.</summary>
    public SweepState Apply(SweepFact fact) => fact is SweepFact.SweepExtended extended
        ? Apply(extended, SweepExtension.Replay(Plan, extended.Definition))
        : this with { Ledger = Ledger.Apply(fact, Plan) };

    /// <summary>An extension whose plan is at hand.</summary>
    internal SweepState Apply(SweepFact.SweepExtended fact, SweepPlan plan) =>
        this with { Plan = plan, Ledger = Ledger.Apply(fact, plan), IsConcluded = false };
}
