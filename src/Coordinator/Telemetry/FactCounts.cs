using System.Collections.Concurrent;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Counts and checks the facts of all sweeps from the moment on when somebody listens. The coordinator's
/// thread feeds it, collectors read the tallies.</summary>
/// <param name="times">Told how long attempts wait and last.</param>
/// <param name="violated">Told each violation's kind.</param>
internal sealed class FactCounts(AttemptTimes times, Action<string> violated)
{
    private readonly ConcurrentDictionary<SweepId, SweepTally> tallies = [];
    private readonly Dictionary<SweepId, LedgerAudit> audits = [];

    /// <summary>Null while nothing has happened to the sweep.</summary>
    public SweepTally? TallyOf(SweepId sweep) => tallies.GetValueOrDefault(sweep);

    public void Count(in CommittedBatch batch)
    {
        foreach (var facts in batch.Facts) Count(facts, batch);
        if (audits.Count > batch.After.Sweeps.Count) ForgetDeleted(batch.After);
    }

    private void Count(SweepFacts facts, in CommittedBatch batch)
    {
        if (!batch.After.Sweeps.TryGetValue(facts.Sweep, out var after)) return; // Deleted in the same batch.
        var before = batch.Before.Sweeps.GetValueOrDefault(facts.Sweep);
        if (!tallies.TryGetValue(facts.Sweep, out var tally))
        {
            var start = before ?? new SweepState(after.Id, after.Plan);
            tallies[facts.Sweep] = tally = new SweepTally(start, times);
            audits[facts.Sweep] = new LedgerAudit(start, violated);
        }

        tally.Apply(facts.Facts, before, after, batch.SpanOf ?? (_ => null));
        audits[facts.Sweep].Check(facts.Facts, after.Plan);
    }

    private void ForgetDeleted(ClusterState cluster)
    {
        foreach (var sweep in audits.Keys.Where(sweep => !cluster.Sweeps.ContainsKey(sweep)).ToArray())
        {
            tallies.TryRemove(sweep, out _);
            audits.Remove(sweep);
        }
    }
}
