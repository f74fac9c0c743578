using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A sweep's state from its journal.</summary>
public static class SweepReplay
{
    /// <summary>Replays from the newest snapshot that this version understands.</summary>
    /// <exception cref="JournalException">The journal is damaged, or written by a newer version.</exception>
    /// <exception cref="InvalidDataException">A definition in it is not valid for this version.</exception>
    public static SweepState Load(SweepId id, IJournalReader journal)
    {
        var sequence = 0L;
        SweepState? state = null;
        if (journal.LatestSnapshot() is { } snapshot && LedgerCodec.TryDecode(snapshot.State.Span) is { } ledger)
        {
            (state, sequence) = (Restore(id, ledger), snapshot.Sequence);
        }

        state = Replay(id, state, journal.Read(sequence));
        var open = state.Ledger.Running.Keys.Concat(state.Ledger.BetweenAttempts.Keys);
        return state.Plan.Definition.Checkpoints.To == CheckpointPlace.Coordinator
            ? state with { Checkpointed = [.. open] }
            : state;
    }

    /// <summary>The state that facts give, from the first on.</summary>
    public static SweepState Of(SweepId id, IEnumerable<SweepFact> facts) =>
        Replay(id, null, facts.Select((fact, index) => new RecordedFact(index + 1, fact)));

    /// <summary>The plan that a definition and its extensions give.</summary>
    /// <exception cref="InvalidDataException">One of them is not valid for this version.</exception>
    public static SweepPlan PlanOf(IReadOnlyList<string> definitions) =>
        definitions.Skip(1).Aggregate(SweepPlan.Of(definitions[0]), SweepExtension.Replay);

    private static SweepState Restore(SweepId id, SweepLedger ledger) =>
        new(id, PlanOf(ledger.Definitions)) { Ledger = ledger };

    private static SweepState Replay(SweepId id, SweepState? state, IEnumerable<RecordedFact> facts)
    {
        foreach (var (_, fact) in facts)
        {
            if (fact is SweepFact.SweepCreated created) state ??= new SweepState(id, SweepPlan.Of(created.Definition));
            Invariant.Check(state is not null, "a journal begins with the sweep's definition");
            state = state!.Apply(fact);
        }

        Invariant.Check(state is not null, "a journal that is listed holds a sweep");
        return state!;
    }
}
