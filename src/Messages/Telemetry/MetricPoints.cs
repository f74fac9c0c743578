using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sweep.Messages.Telemetry;

/// <summary>The values of all counters and gauges of a meter at one moment.</summary>
public sealed class MetricPoints
{
    private readonly Dictionary<string, List<Measurement<double>>> points = new(StringComparer.Ordinal);

    /// <param name="metric">A counter or a gauge.</param>
    /// <param name="value">Any number, NaN and infinities included.</param>
    /// <param name="labels">What its labels say, in their order.</param>
    public void Add(MetricDefinition metric, double value, params ReadOnlySpan<string> labels)
    {
        if (labels.Length != metric.Labels.Length)
            throw new UnreachableException($"{metric.Name} has {metric.Labels.Length} labels, not {labels.Length}");
        var tags = new KeyValuePair<string, object?>[labels.Length];
        for (var i = 0; i < tags.Length; i++) tags[i] = new(metric.Labels[i], labels[i]);
        if (!points.TryGetValue(metric.Name, out var known)) points[metric.Name] = known = [];
        known.Add(new Measurement<double>(value, tags.AsSpan()));
    }

    /// <summary>Adds what there is: a metric that is absent has no value now.</summary>
    public void AddIfKnown(MetricDefinition metric, double? value, params ReadOnlySpan<string> labels)
    {
        if (value is { } known) Add(metric, known, labels);
    }

    public IReadOnlyList<Measurement<double>> Of(MetricDefinition metric) =>
        points.TryGetValue(metric.Name, out var known) ? known : [];
}
