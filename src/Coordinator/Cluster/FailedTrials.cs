using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Cluster;

/// <summary>Reads from a journal what <see cref="ClusterRequest.Retry"/> needs.</summary>
public static class FailedTrials
{
    /// <summary>The trials whose terminal record says Failed, by number. Streams the whole journal.</summary>
    public static ImmutableArray<FailedTrial> Read(IJournalReader journal)
    {
        var failed = new SortedDictionary<TrialId, FailedTrial>();
        var attempts = new Dictionary<TrialId, int>();
        foreach (var (_, fact) in journal.Read())
        {
            switch (fact)
            {
                case AttemptEnded f:
                    attempts[f.Trial] = f.Attempt;
                    break;
                case TrialFinished f:
                    attempts.Remove(f.Trial, out var last);
                    if (f.State == TrialState.Failed) failed[f.Trial] = new FailedTrial(f.Trial, last, f.Reason);
                    break;
                case TrialReopened f:
                    failed.Remove(f.Trial);
                    break;
            }
        }

        return [.. failed.Values];
    }
}
