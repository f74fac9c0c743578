using Sweep.Coordinator.Journal;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Verification;

/// <summary>The journal as a whole: its checksums (which reading verifies), its order, its first and last
/// fact.</summary>
internal static class JournalChecks
{
    /// <returns>The definitions, none when the journal has none; and the sweep's end, null while it is not
    /// over.</returns>
    public static (IReadOnlyList<string> Definitions, SweepFinished? End) Check(
        IJournalReader journal, VerificationDraft draft)
    {
        var definitions = new List<string>();
        SweepFinished? end = null;
        foreach (var (sequence, fact) in journal.Read())
        {
            draft.Facts++;
            draft.FindUnless(
                sequence == draft.Facts, $"fact {sequence} stands where {draft.Facts} is expected: facts are missing.");
            draft.FindUnless(
                end is null || fact is SweepOpened or SweepExtended or TrialReopened,
                $"fact {sequence} ({NameOf(fact)}) follows the sweep's end.");
            switch (fact)
            {
                case SweepCreated created:
                    draft.FindUnless(sequence == 1, $"fact {sequence} creates the sweep, which only fact 1 may do.");
                    if (definitions.Count == 0) definitions.Add(created.Definition);
                    break;
                case SweepExtended extended:
                    definitions.Add(extended.Definition);
                    break;
            }

            end = EndAfter(end, fact);
        }

        draft.FindUnless(draft.Facts == journal.LastSequence,
            $"the journal says that it holds {journal.LastSequence} facts, and {draft.Facts} can be read.");
        draft.FindUnless(
            definitions.Count > 0, $"the journal holds no sweep: run one with this --out first.");
        return (definitions, end);
    }

    /// <summary>A sweep that was extended, or of which a trial was reopened, goes on.</summary>
    private static SweepFinished? EndAfter(SweepFinished? end, SweepFact fact) => fact switch
    {
        SweepFinished finished => end ?? finished,
        SweepExtended or TrialReopened => null,
        _ => end,
    };

    private static string NameOf(SweepFact fact) =>
        fact.Subject is { } trial ? $"{fact.GetType().Name} of {trial}" : fact.GetType().Name;
}
