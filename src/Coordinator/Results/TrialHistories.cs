using Sweep.Coordinator.Journal;
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

    /// <summary>Every trial of the grid, in grid order; those that the journal does not know have no facts.</summary>
    public static IEnumerable<TrialHistory> All(IJournalReader journal, long trialCount)
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
}
