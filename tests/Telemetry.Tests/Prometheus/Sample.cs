using System.Collections.Immutable;

namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>A line of numbers, as a scraper has read it.</summary>
internal sealed record Sample(string Name, ImmutableSortedDictionary<string, string> Labels, double Value)
{
    public string? Exemplar { get; init; }

    /// <summary>Name and labels, in one form.</summary>
    public string Key => Form(Labels);

    public string WithoutScope => Form(Labels.Where(label => !label.Key.StartsWith("otel_scope_")));

    private string Form(IEnumerable<KeyValuePair<string, string>> labels)
    {
        var inner = string.Join(",", labels.Select(label => $"{label.Key}={label.Value}"));
        return inner.Length == 0 ? Name : $"{Name}{{{inner}}}";
    }
}
