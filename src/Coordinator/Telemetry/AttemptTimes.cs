using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sweep.Coordinator.Tracing;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Where the times of attempts go.</summary>
internal sealed class AttemptTimes(CatalogMeter meter)
{
    private readonly Histogram<double> wait = meter.HistogramOf(SweepMetrics.QueueWait);
    private readonly Histogram<double> placement = meter.HistogramOf(SweepMetrics.PlacementLatency);
    private readonly Histogram<double> duration = meter.HistogramOf(SweepMetrics.AttemptDuration);

    public void Waited(TimeSpan time, ActivityContext? span) => Record(wait, time, span);

    public void Placed(TimeSpan time, ActivityContext? span) => Record(placement, time, span);

    public void Lasted(TimeSpan time, ActivityContext? span) => Record(duration, time, span);

    /// <summary>Exporters name the current span beside the measurement, as an example of such a time.</summary>
    private static void Record(Histogram<double> times, TimeSpan time, ActivityContext? span)
    {
        if (!times.Enabled) return;
        var seconds = Math.Max(0, time.TotalSeconds);
        if (span is not { } context)
        {
            times.Record(seconds);
            return;
        }

        using var current = new Activity("measured").SetParentId(context.TraceId, context.SpanId, context.TraceFlags);
        current.Start();
        ChosenSpanId.Set(current, context.SpanId);
        times.Record(seconds);
    }
}
