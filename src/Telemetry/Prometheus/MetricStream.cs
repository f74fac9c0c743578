using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Sweep.Telemetry.Prometheus;

/// <summary>All series of one instrument. The SDK hands over what happened since the last collection, because only so
/// does it free the places of series that ended; here it is added up again. A series of an observable instrument lives
/// while the instrument tells it; one of another lives as long as its instrument.</summary>
internal sealed class MetricStream
{
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Series>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly string scope;
    private readonly LabelText labels;

    public MetricStream(Metric metric, LabelText labels)
    {
        Kind = KindOf(metric.MetricType);
        Family = PrometheusName.FamilyOf(metric.Name, metric.Unit, Kind);
        Help = metric.Description;
        var unit = PrometheusUnit.Of(metric.Unit, Kind);
        Unit = unit.Length > 0 && PrometheusName.EndsWithWord(Family, unit) ? unit : "";
        this.labels = labels;
        scope = labels.Of(ScopeOf(metric));
        lookup = series.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public PrometheusKind Kind { get; }

    /// <summary>OpenMetrics's name of the family.</summary>
    public string Family { get; }

    public string Help { get; }

    /// <summary>Empty when there is none to be stated.</summary>
    public string Unit { get; }

    public IReadOnlyCollection<Series> Series => series.Values;

    public static bool IsKnown(MetricType type) => type != MetricType.ExponentialHistogram;

    /// <param name="number">The collection's.</param>
    public void Take(Metric metric, long number)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (Kind == PrometheusKind.Histogram) TakeHistogram(point, number);
            else TakeNumber(metric, point, number);
        }
    }

    /// <summary>Drops what a collection did not tell of.</summary>
    public void KeepOnly(long number)
    {
        foreach (var (key, ended) in series)
        {
            if (ended.SeenAt != number) series.Remove(key);
        }
    }

    private void TakeNumber(Metric metric, in MetricPoint point, long number)
    {
        var key = labels.Of(point.Tags);
        if (!lookup.TryGetValue(key, out var known))
            lookup[key] = known = new NumberSeries { Labels = LabelsOf(key) };
        var line = (NumberSeries)known;
        line.SeenAt = number;
        var value = ValueOf(metric.MetricType, point);
        // A counter that was told NaN once would say nothing ever after.
        if (Kind != PrometheusKind.Counter) line.Value = value;
        else if (double.IsFinite(value)) line.Value += value;
        if (!point.TryGetExemplars(out var exemplars)) return;
        foreach (ref readonly var exemplar in exemplars)
            line.Exemplar = ExemplarText.Of(exemplar, ValueOf(metric.MetricType, exemplar));
    }

    private void TakeHistogram(in MetricPoint point, long number)
    {
        var key = labels.Of(point.Tags);
        if (!lookup.TryGetValue(key, out var known))
            lookup[key] = known = new HistogramSeries(BoundsOf(point)) { Labels = LabelsOf(key) };
        var histogram = (HistogramSeries)known;
        histogram.SeenAt = number;
        var place = 0;
        foreach (var bucket in point.GetHistogramBuckets()) histogram.Counts[place++] += bucket.BucketCount;
        var sum = point.GetHistogramSum();
        if (double.IsFinite(sum)) histogram.Sum += sum;
        if (!point.TryGetExemplars(out var exemplars)) return;
        foreach (ref readonly var exemplar in exemplars)
        {
            var value = exemplar.DoubleValue;
            histogram.Exemplars[histogram.BucketOf(value)] = ExemplarText.Of(exemplar, value);
        }
    }

    private byte[] LabelsOf(ReadOnlySpan<char> own) => Encoding.UTF8.GetBytes(
        scope.Length > 0 && own.Length > 0 ? $"{scope},{own}" : $"{scope}{own}");

    private static double[] BoundsOf(in MetricPoint point)
    {
        var bounds = new List<double>();
        foreach (var bucket in point.GetHistogramBuckets()) bounds.Add(bucket.ExplicitBound);
        return [.. bounds];
    }

    private static PrometheusKind KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => PrometheusKind.Counter,
        MetricType.Histogram => PrometheusKind.Histogram,
        _ => PrometheusKind.Gauge,
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static double ValueOf(MetricType type, in Exemplar exemplar) =>
        type is MetricType.LongSum or MetricType.LongSumNonMonotonic or MetricType.LongGauge
            ? exemplar.LongValue
            : exemplar.DoubleValue;

    private static IEnumerable<KeyValuePair<string, string>> ScopeOf(Metric metric)
    {
        yield return new("otel_scope_name", metric.MeterName);
        if (!string.IsNullOrEmpty(metric.MeterVersion)) yield return new("otel_scope_version", metric.MeterVersion);
    }
}
