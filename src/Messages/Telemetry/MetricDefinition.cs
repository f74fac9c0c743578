using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>A metric that a process tells whoever watches it. Instruments, docs/metrics.md, rules and dashboards are
/// all made from these, so that none reads what no process tells.</summary>
/// <param name="Name">OpenTelemetry's form, lower case with dots; Prometheus's follows from it and the unit.</param>
/// <param name="Unit">UCUM, as OpenTelemetry writes it: <c>s</c>, <c>By</c>, <c>1</c> for a ratio, <c>{trial}</c> for
/// things that are counted.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record MetricDefinition(string Name, MetricKind Kind, string Unit, string Meaning)
{
    public required MetricOwner Owner { get; init; }

    /// <summary>Their values never grow with the number of trials.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Upper bounds of a histogram's buckets; empty for other kinds.</summary>
    public ImmutableArray<double> Buckets { get; init; } = [];
}
