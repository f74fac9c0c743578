using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What a coordinator tells for as long as it leads. Nothing of it outlives the reign.</summary>
internal sealed class ReignMeter(CoordinatorMeter meter, MeteredCoordinator coordinator) : IClusterWitness, IDisposable
{
    private readonly FactCounts counts = new(meter.AttemptTimes, kind => meter.Violations[kind].Add());
    private readonly Dictionary<SweepId, SweepOutlook> outlooks = [];
    private readonly StandingDesk standings = new(coordinator);
    private readonly NodeTelling nodes = new();

    public bool IsWatching => meter.IsWatched;

    public void Committed(in CommittedBatch batch)
    {
        meter.Batches.Committed(batch);
        counts.Count(batch);
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
        if (counts.TallyOf(sweep.Id) is not { } tally) return; // Nothing has happened to it in this process.
        tally.Tell(points, sweep.Name);
        Quantiles.Tell(points, SweepMetrics.RunningLoss, sweep.Name, (tally.Losses, Goal.Minimize));
    }
}
