using System.Collections.Concurrent;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What a coordinator tells for as long as it leads. Nothing of it outlives the reign.</summary>
internal sealed class ReignMeter(CoordinatorMeter meter, MeteredCoordinator coordinator) : IClusterWitness, IDisposable
{
    private readonly ConcurrentDictionary<SweepId, SweepTally> tallies = [];
    private readonly Dictionary<SweepId, LedgerAudit> audits = [];
    private readonly Dictionary<SweepId, SweepOutlook> outlooks = [];
    private readonly StandingDesk standings = new(coordinator);
    private readonly NodeTelling nodes = new();

    public bool IsWatching => meter.IsWatched;

    public void Committed(in CommittedBatch batch)
    {
        meter.Batches.Committed(batch);
        foreach (var facts in batch.Facts) Count(facts, batch);
        if (tallies.Count > batch.After.Sweeps.Count) ForgetDeleted(batch.After);
    }

    public void SnapshotSaved(TimeSpan duration, int sizeBytes) => meter.Batches.SnapshotSaved(duration, sizeBytes);

    public void NodesLost(IEnumerable<NodeId> nodes)
    {
        foreach (var node in nodes.Distinct())
        {
            meter.NodesLost.Add();
            this.nodes.Lose(node, meter.Now);
        }
    }

    /// <summary>For collectors, one at a time.</summary>
    public void Tell(MetricPoints points)
    {
        var (cluster, now) = (coordinator.State(), meter.Now);
        points.Add(CoordinatorMetrics.Leader, cluster.OpenedAt is null ? 0 : 1);
        points.Add(CoordinatorMetrics.MailboxDepth, coordinator.MailboxDepth());
        nodes.Tell(points, cluster, now);
        SweepTelling.TellSweeps(points, cluster.Sweeps.Values);
        var shown = ShownSweeps.Of(cluster.Sweeps.Values, now);
        foreach (var sweep in shown) Tell(points, sweep, now);
        ForgetUnseen(shown.Select(sweep => sweep.Id).ToHashSet());
    }

    public void Dispose()
    {
        standings.Close();
        meter.End(this);
    }

    private void Count(SweepFacts facts, in CommittedBatch batch)
    {
        if (!batch.After.Sweeps.TryGetValue(facts.Sweep, out var after)) return; // Deleted in the same batch.
        var before = batch.Before.Sweeps.GetValueOrDefault(facts.Sweep);
        if (!tallies.TryGetValue(facts.Sweep, out var tally))
        {
            var start = before ?? new SweepState(after.Id, after.Plan);
            tallies[facts.Sweep] = tally = new SweepTally(start, meter.AttemptTimes);
            audits[facts.Sweep] = new LedgerAudit(start, kind => meter.Violations[kind].Add());
        }

        tally.Apply(facts.Facts, before, after);
        audits[facts.Sweep].Check(facts.Facts, after.Plan);
    }

    private void ForgetDeleted(ClusterState cluster)
    {
        foreach (var sweep in tallies.Keys.Where(sweep => !cluster.Sweeps.ContainsKey(sweep)))
        {
            tallies.TryRemove(sweep, out _);
            audits.Remove(sweep);
        }
    }

    private void ForgetUnseen(HashSet<SweepId> shown)
    {
        standings.KeepOnly(shown);
        foreach (var sweep in outlooks.Keys.Where(sweep => !shown.Contains(sweep)).ToArray()) outlooks.Remove(sweep);
    }

    private void Tell(MetricPoints points, SweepState sweep, TimeSpan now)
    {
        var entry = SweepEntries.Of(sweep);
        SweepTelling.TellTrials(points, entry);
        if (!outlooks.TryGetValue(sweep.Id, out var outlook)) outlooks[sweep.Id] = outlook = new SweepOutlook();
        outlook.Tell(points, sweep, SweepEntries.FractionOf(sweep, entry), now);
        points.Add(SweepMetrics.QueueDepth, SweepTelling.QueueDepth(sweep), sweep.Name);
        standings.Of(sweep)?.Tell(points, sweep);
        Quantiles.Tell(points, SweepMetrics.RunningObjective, sweep.Name,
            (SweepTelling.RunningObjectives(sweep), sweep.Plan.Definition.Objective.Goal));
        if (!tallies.TryGetValue(sweep.Id, out var tally)) return; // Nothing has happened to it in this process.
        tally.Tell(points, sweep.Name);
        Quantiles.Tell(points, SweepMetrics.RunningLoss, sweep.Name, (tally.Losses, Goal.Minimize));
    }
}
