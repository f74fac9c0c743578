using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>Properties of a journal that must hold whatever happened; each proves what its name says.</summary>
internal static class Checkers
{
    /// <summary>State by trial; fails when a trial has two terminal records.</summary>
    public static SortedDictionary<TrialId, TrialState> TerminalRecords(SimulatedCluster cluster)
    {
        var states = new SortedDictionary<TrialId, TrialState>();
        foreach (var (sequence, fact) in cluster.Coordinator.Journal.Read())
        {
            if (fact is SweepFact.TrialFinished finished)
            {
                states.TryAdd(finished.Trial, finished.State)
                    .ShouldBeTrue($"{finished.Trial} ends twice, at {sequence}");
            }
        }

        return states;
    }

    /// <summary>Nothing is recorded about a trial after its terminal record.</summary>
    public static void FinishedTrialsNeverChange(SimulatedCluster cluster)
    {
        var finished = new HashSet<TrialId>();
        foreach (var (sequence, fact) in cluster.Coordinator.Journal.Read())
        {
            if (fact.Subject is { } trial) finished.ShouldNotContain(trial, $"at {sequence}: {fact}");
            if (fact is SweepFact.TrialFinished f) finished.Add(f.Trial);
        }
    }

    /// <summary>An attempt is assigned only when the one before it has ended, and is numbered one higher.</summary>
    public static void AttemptsFollowEachOther(SimulatedCluster cluster)
    {
        var live = new Dictionary<TrialId, int>();
        var last = new Dictionary<TrialId, int>();
        foreach (var (sequence, fact) in cluster.Coordinator.Journal.Read())
        {
            if (fact is SweepFact.AttemptAssigned a)
            {
                live.TryAdd(a.Trial, a.Attempt).ShouldBeTrue($"{a.Trial} has two live attempts at {sequence}");
                a.Attempt.ShouldBe(last.GetValueOrDefault(a.Trial) + 1);
                last[a.Trial] = a.Attempt;
            }
            else if (fact is SweepFact.AttemptEnded e)
            {
                live.Remove(e.Trial, out var attempt).ShouldBeTrue($"{e.Trial} ends an attempt that is not live");
                e.Attempt.ShouldBe(attempt);
            }
        }
    }

    /// <summary>Replaying the journal gives the ledger that the coordinator has, byte for byte.</summary>
    public static void TheJournalReplaysToTheLiveLedger(SimulatedCluster cluster)
    {
        if (!cluster.Coordinator.IsUp) return;
        var (live, replayed) = cluster.Coordinator.Ledgers();
        replayed.ShouldBe(live);
    }

    public static void All(SimulatedCluster cluster)
    {
        TerminalRecords(cluster);
        FinishedTrialsNeverChange(cluster);
        AttemptsFollowEachOther(cluster);
        TheJournalReplaysToTheLiveLedger(cluster);
    }
}
