using System.Collections.Immutable;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Sweep.Telemetry.Prometheus;

/// <summary>Keeps the series that a scrape is to see. The SDK's reader fills it; one thread at a time.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter(ImmutableArray<string> meters) : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Dictionary<InstrumentKey, MetricStream> streams = [];
    private readonly InstrumentRegister register = new(meters);
    private readonly LabelText labels = new();
    private long number;

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Asks all instruments; afterwards <see cref="Streams"/> are those of now.</summary>
    public void Refresh()
    {
        number++;
        Collect!(Timeout.Infinite);
        foreach (var (key, stream) in streams)
        {
            if (!register.IsLive(key)) streams.Remove(key);
            else if (register.IsObservable(key)) stream.KeepOnly(number);
        }
    }

    /// <summary>In the order of their families' names.</summary>
    public IEnumerable<MetricStream> Streams => streams
        .OrderBy(entry => entry.Value.Family, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Meter, StringComparer.Ordinal)
        .ThenBy(entry => entry.Key.Version, StringComparer.Ordinal)
        .Select(entry => entry.Value);

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            if (!MetricStream.IsKnown(metric.MetricType)) continue;
            var key = InstrumentKey.Of(metric);
            if (!streams.TryGetValue(key, out var stream)) streams[key] = stream = new MetricStream(metric, labels);
            stream.Take(metric, number);
        }

        return ExportResult.Success;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) register.Dispose();
        base.Dispose(disposing);
    }
}
