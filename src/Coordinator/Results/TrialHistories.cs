using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Results;

/// <summary>Streams the journal trial by trial. One trial is in memory at a time.</summary>
internal static class TrialHistories
{
    /// <summary>The trials that the journal says something about, by number.</summary>
    public static IEnumerable<TrialHistory> Recorded(IJournalReader journal)
    {
        var facts = new List<SweepFact>();
        foreach (var (_, fact) in journal.ReadByTrial())
        {
            if (facts.Count > 0 && facts[0].Subject != fact.Subject)
            {
                yield return new TrialHistory(facts[0].Subject!.Value, facts.ToArray());
                facts.Clear();
            }

            facts.Add(fact);
        }

        if (facts.Count > 0) yield return new TrialHistory(facts[0].Subject!.Value, facts.ToArray());
    }

    /// <summary>Every trial, in the order of the latest grid; those that the journal does not know have no facts.
    /// </summary>
    public static IEnumerable<TrialHistory> All(IJournalReader journal, SweepPlan plan) =>
        plan.IsExtended ? ByPosition(journal, plan) : ByNumber(journal, plan.TrialCount);

    private static IEnumerable<TrialHistory> ByNumber(IJournalReader journal, long trialCount)
    {
        var next = 0L;
        foreach (var history in Recorded(journal).TakeWhile(history => history.Trial.Number < trialCount))
        {
            for (; next < history.Trial.Number; next++) yield return new TrialHistory(new TrialId(next), []);
            yield return history;
            next++;
        }

        for (; next < trialCount; next++) yield return new TrialHistory(new TrialId(next), []);
    }

    /// <summary>Numbers are in another order than positions, so each trial is looked up.</summary>
    private static IEnumerable<TrialHistory> ByPosition(IJournalReader journal, SweepPlan plan)
    {
        for (var position = 0L; position < plan.TrialCount; position++)
        {
            var trial = plan.TrialAtPosition(position);
            yield return new TrialHistory(trial, [.. journal.ReadTrial(trial).Select(recorded => recorded.Fact)]);
        }
    }
}
