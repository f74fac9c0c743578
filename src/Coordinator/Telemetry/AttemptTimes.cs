using System.Diagnostics.Metrics;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Where the times of attempts go.</summary>
internal sealed class AttemptTimes(CatalogMeter meter)
{
    private readonly Histogram<double> wait = meter.HistogramOf(SweepMetrics.QueueWait);
    private readonly Histogram<double> placement = meter.HistogramOf(SweepMetrics.PlacementLatency);
    private readonly Histogram<double> duration = meter.HistogramOf(SweepMetrics.AttemptDuration);

    public void Waited(TimeSpan time) => wait.Record(Math.Max(0, time.TotalSeconds));

    public void Placed(TimeSpan time) => placement.Record(Math.Max(0, time.TotalSeconds));

    public void Lasted(double seconds) => duration.Record(seconds);
}
