using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace Sweep.Messages.Telemetry;

/// <summary>A meter whose instruments are made from the catalogue. Counters and gauges are looked up when somebody
/// collects, all together and at most once in a quarter of a second, so that one collection shows one moment and two
/// collectors cost no more than one; while nobody collects they cost nothing.</summary>
public sealed class CatalogMeter : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(0.25);

    private readonly Lock gate = new();
    private readonly Func<TimeSpan> now;
    private readonly Action<MetricPoints> look;
    private readonly ImmutableArray<Instrument> instruments;
    private MetricPoints? latest;
    private TimeSpan lookedAt;

    /// <param name="name">One of <see cref="MetricMeters"/>.</param>
    /// <param name="metrics">What it tells.</param>
    /// <param name="now">The host's clock.</param>
    /// <param name="look">Adds the present values; from any thread, never from two at once.</param>
    public CatalogMeter(
        string name, IEnumerable<MetricDefinition> metrics, Func<TimeSpan> now, Action<MetricPoints> look)
    {
        (this.now, this.look) = (now, look);
        Meter = new Meter(name, ProgramVersion.Current);
        instruments = [.. metrics.Select(Create)];
    }

    public Meter Meter { get; }

    /// <summary>Somebody listens, so that it is worth to count.</summary>
    public bool IsWatched
    {
        get
        {
            foreach (var instrument in instruments)
            {
                if (instrument.Enabled) return true;
            }

            return false;
        }
    }

    public Histogram<double> HistogramOf(MetricDefinition metric) =>
        (Histogram<double>)instruments.First(instrument => instrument.Name == metric.Name);

    public void Dispose() => Meter.Dispose();

    private Instrument Create(MetricDefinition metric) => metric.Kind switch
    {
        MetricKind.Counter => Meter.CreateObservableCounter(
            metric.Name, () => Latest().Of(metric), metric.Unit, metric.Meaning),
        MetricKind.Gauge => Meter.CreateObservableGauge(
            metric.Name, () => Latest().Of(metric), metric.Unit, metric.Meaning),
        MetricKind.Histogram => Meter.CreateHistogram(
            metric.Name, metric.Unit, metric.Meaning, tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = metric.Buckets }),
        var other => throw new ArgumentException($"no instrument is a {other}", nameof(metric)),
    };

    private MetricPoints Latest()
    {
        lock (gate)
        {
            var at = now();
            if (latest is not null && at - lookedAt < Freshness) return latest;
            var points = new MetricPoints();
            look(points);
            (latest, lookedAt) = (points, at);
            return points;
        }
    }
}
