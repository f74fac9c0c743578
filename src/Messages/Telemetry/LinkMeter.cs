using System.Diagnostics.Metrics;

namespace Sweep.Messages.Telemetry;

/// <summary>The instruments of a process's links, whichever end they are.</summary>
public sealed class LinkMeter(Func<TimeSpan> now, LinkReadings links) : IDisposable
{
    private readonly CatalogMeter catalog = new(
        MetricMeters.Links, ProcessMetrics.All.Remove(ProcessMetrics.Build), now, points => Tell(points, links));

    public Meter Meter => catalog.Meter;

    public void Dispose() => catalog.Dispose();

    private static void Tell(MetricPoints points, LinkReadings links)
    {
        points.Add(ProcessMetrics.Links, links.Open());
        points.Add(ProcessMetrics.Reconnects, links.Reconnects());
        points.Add(ProcessMetrics.Frames, links.Frames().In, MetricWords.In);
        points.Add(ProcessMetrics.Frames, links.Frames().Out, MetricWords.Out);
        points.Add(ProcessMetrics.Bytes, links.Bytes().In, MetricWords.In);
        points.Add(ProcessMetrics.Bytes, links.Bytes().Out, MetricWords.Out);
        points.Add(ProcessMetrics.Outbox, links.Outbox());
        points.Add(ProcessMetrics.BackPressure, links.BackPressure().TotalSeconds);
    }
}
