using System.Diagnostics.Metrics;
using Sweep.Coordinator.Cluster;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Where the figures of the coordinator's batches go.</summary>
internal sealed class BatchTimes(CatalogMeter meter)
{
    private readonly Histogram<double> events = meter.HistogramOf(CoordinatorMetrics.BatchEvents);
    private readonly Histogram<double> decide = meter.HistogramOf(CoordinatorMetrics.DecideDuration);
    private readonly Histogram<double> commit = meter.HistogramOf(CoordinatorMetrics.CommitDuration);
    private readonly Histogram<double> facts = meter.HistogramOf(CoordinatorMetrics.CommitFacts);
    private readonly Histogram<double> snapshot = meter.HistogramOf(CoordinatorMetrics.SnapshotDuration);
    private long snapshotBytes;

    /// <summary>0 before the first.</summary>
    public long SnapshotBytes => Volatile.Read(ref snapshotBytes);

    public void Committed(in CommittedBatch batch)
    {
        events.Record(batch.Events);
        decide.Record(batch.DecideTime.TotalSeconds);
        if (batch.Facts.Count == 0) return;
        commit.Record(batch.CommitTime.TotalSeconds);
        facts.Record(batch.Facts.Sum(group => group.Facts.Count));
    }

    public void SnapshotSaved(TimeSpan duration, int sizeBytes)
    {
        snapshot.Record(duration.TotalSeconds);
        Volatile.Write(ref snapshotBytes, sizeBytes);
    }
}
