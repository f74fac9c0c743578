using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>The step that a decision is building: facts are applied as they are persisted, so each later line of the
/// decision sees their result, and the effect list cannot get into another order.</summary>
internal sealed class SweepDraft(SweepState state)
{
    private readonly ImmutableArray<SweepEffect>.Builder _effects = ImmutableArray.CreateBuilder<SweepEffect>();

    public SweepState State { get; set; } = state;

    public SweepLedger Ledger => State.Ledger;

    public void Record(SweepFact fact)
    {
        State = State.Apply(fact);
        _effects.Add(new SweepEffect.Persist(fact));
    }

    public void Send(NodeId node, CoordinatorMessage message) => _effects.Add(new SweepEffect.Send(node, message));

    public void StartTimer(SweepTimer timer, TimeSpan delay) => _effects.Add(new SweepEffect.StartTimer(timer, delay));

    public void Complete(SweepOutcome outcome)
    {
        if (State.IsComplete) return;
        State = State with { IsComplete = true };
        _effects.Add(new SweepEffect.Complete(outcome));
    }

    public Step<SweepState, SweepEffect> ToStep() => new(State, _effects.DrainToImmutable());
}
