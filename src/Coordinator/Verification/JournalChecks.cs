using Sweep.Coordinator.Journal;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Verification;

/// <summary>The journal as a whole: its checksums (which reading verifies), its order, its first and last
/// fact.</summary>
internal static class JournalChecks
{
    /// <returns>The definition, null when the journal has none; and the sweep's end, null while it is not
    /// over.</returns>
    public static (string? Definition, SweepFinished? End) Check(IJournalReader journal, VerificationDraft draft)
    {
        string? definition = null;
        SweepFinished? end = null;
        foreach (var (sequence, fact) in journal.Read())
        {
            draft.Facts++;
            draft.FindUnless(
                sequence == draft.Facts, $"fact {sequence} stands where {draft.Facts} is expected: facts are missing.");
            draft.FindUnless(
                end is null || fact is SweepOpened, $"fact {sequence} ({NameOf(fact)}) follows the sweep's end.");
            switch (fact)
            {
                case SweepCreated created:
                    draft.FindUnless(sequence == 1, $"fact {sequence} creates the sweep, which only fact 1 may do.");
                    definition ??= created.Definition;
                    break;
                case SweepFinished finished:
                    end ??= finished;
                    break;
            }
        }

        draft.FindUnless(draft.Facts == journal.LastSequence,
            $"the journal says that it holds {journal.LastSequence} facts, and {draft.Facts} can be read.");
        draft.FindUnless(definition is not null, $"the journal holds no sweep: run one with this --out first.");
        return (definition, end);
    }

    private static string NameOf(SweepFact fact) =>
        fact.Subject is { } trial ? $"{fact.GetType().Name} of {trial}" : fact.GetType().Name;
}
