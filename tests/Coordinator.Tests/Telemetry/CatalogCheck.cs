using System.Diagnostics.Metrics;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Tests.Telemetry;

/// <summary>Holds instruments and what they told against the catalogue.</summary>
internal static class CatalogCheck
{
    public static void Same(IEnumerable<Instrument> instruments, IEnumerable<MetricDefinition> metrics) =>
        instruments.Select(Describe).Order(StringComparer.Ordinal)
            .ShouldBe(metrics.Select(Describe).Order(StringComparer.Ordinal));

    /// <summary>Each of the metrics was told at least once, and always with its labels.</summary>
    public static void AllTold(IEnumerable<MetricDefinition> metrics, IEnumerable<MeterReader.Told> measurements)
    {
        var told = measurements.ToLookup(measurement => measurement.Instrument.Name);
        metrics.Where(metric => !told.Contains(metric.Name)).Select(metric => metric.Name)
            .ShouldBeEmpty("these were never told");
        foreach (var metric in metrics)
        {
            foreach (var measurement in told[metric.Name])
                measurement.Tags.Select(tag => tag.Key).ShouldBe(metric.Labels, metric.Name);
        }
    }

    private static string Describe(MetricDefinition metric) =>
        $"{metric.Kind} {metric.Name} [{metric.Unit}] {metric.Meaning} {string.Join(' ', metric.Buckets)}";

    private static string Describe(Instrument instrument)
    {
        var kind = instrument switch
        {
            ObservableCounter<double> => MetricKind.Counter,
            ObservableGauge<double> => MetricKind.Gauge,
            Histogram<double> => MetricKind.Histogram,
            _ => throw new InvalidOperationException($"the catalogue has no {instrument.GetType()}"),
        };
        var buckets = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [];
        return $"{kind} {instrument.Name} [{instrument.Unit}] {instrument.Description} {string.Join(' ', buckets)}";
    }
}
