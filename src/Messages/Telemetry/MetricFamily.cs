using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>Defines the metrics of one owner.</summary>
internal sealed class MetricFamily(MetricOwner owner)
{
    public MetricDefinition Counter(string name, string unit, string meaning, params string[] labels) =>
        new(name, MetricKind.Counter, unit, meaning) { Owner = owner, Labels = [.. labels] };

    public MetricDefinition Gauge(string name, string unit, string meaning, params string[] labels) =>
        new(name, MetricKind.Gauge, unit, meaning) { Owner = owner, Labels = [.. labels] };

    public MetricDefinition Histogram(string name, string unit, string meaning, ImmutableArray<double> buckets) =>
        new(name, MetricKind.Histogram, unit, meaning) { Owner = owner, Buckets = buckets };
}
