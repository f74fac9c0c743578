using System.Diagnostics.Metrics;
using Sweep.Actors;
using Sweep.Actors.Host.Links;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>The instruments of a process that may lead. They live as long as it does, through all its reigns; of sweeps
/// and nodes they tell only while it leads.</summary>
public sealed class CoordinatorMeter : IDisposable
{
    private readonly IClock clock;
    private readonly CatalogMeter catalog;
    private readonly LinkMeter linkMeter;
    private readonly Tally leaderChanges = new();
    private readonly Tally restarts = new();
    private ReignMeter? reign;

    public CoordinatorMeter(IClock clock)
    {
        this.clock = clock;
        catalog = new CatalogMeter(
            MetricMeters.Coordinator, [.. SweepMetrics.All, .. CoordinatorMetrics.All, ProcessMetrics.Build],
            () => clock.Now, Look);
        Links = new LinkTally(clock);
        linkMeter = new LinkMeter(() => clock.Now, new LinkReadings
        {
            Open = () => Links.Open,
            Reconnects = () => Links.Reconnects,
            Frames = () => (Links.FramesIn, Links.FramesOut),
            Bytes = () => (Links.BytesIn, Links.BytesOut),
            Outbox = () => Links.Outbox,
            BackPressure = () => Links.Waited,
        });
        (AttemptTimes, Batches) = (new AttemptTimes(catalog), new BatchTimes(catalog));
    }

    public Meter Meter => catalog.Meter;

    /// <summary>Of the links with nodes.</summary>
    public Meter LinkMeter => linkMeter.Meter;

    /// <summary>Where the links with nodes count.</summary>
    internal LinkTally Links { get; }

    internal bool IsWatched => catalog.IsWatched;

    internal TimeSpan Now => clock.Now;

    internal AttemptTimes AttemptTimes { get; }

    internal BatchTimes Batches { get; }

    internal Tally NodesLost { get; } = new();

    internal TallyTable Violations { get; } = new(MetricWords.Violations);

    public void Dispose()
    {
        catalog.Dispose();
        linkMeter.Dispose();
    }

    /// <summary>The process begins to lead; what it returns is closed with the reign.</summary>
    internal ReignMeter Lead(MeteredCoordinator coordinator)
    {
        var next = new ReignMeter(this, coordinator);
        leaderChanges.Add();
        Volatile.Write(ref reign, next);
        return next;
    }

    /// <summary>The actor was restarted from its journals.</summary>
    internal void Restarted() => restarts.Add();

    internal void End(ReignMeter ended) => Interlocked.CompareExchange(ref reign, null, ended);

    private void Look(MetricPoints points)
    {
        points.Add(ProcessMetrics.Build, 1, ProgramVersion.Current);
        points.Add(CoordinatorMetrics.LeaderChanges, leaderChanges.Count);
        points.Add(CoordinatorMetrics.Restarts, restarts.Count);
        points.Add(CoordinatorMetrics.NodesLost, NodesLost.Count);
        points.Add(CoordinatorMetrics.SnapshotSize, Batches.SnapshotBytes);
        foreach (var (kind, count) in Violations.All) points.Add(SweepMetrics.LedgerViolations, count, kind);
        if (Volatile.Read(ref reign) is { } leading)
        {
            leading.Tell(points);
            return;
        }

        points.Add(CoordinatorMetrics.Leader, 0);
        points.Add(CoordinatorMetrics.MailboxDepth, 0);
    }
}
