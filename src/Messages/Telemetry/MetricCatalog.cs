using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>Every metric of ours. What the runtime and the web server tell besides is theirs to describe.</summary>
public static class MetricCatalog
{
    public static ImmutableArray<MetricDefinition> All { get; } =
        [.. SweepMetrics.All, .. CoordinatorMetrics.All, .. NodeMetrics.All, .. ProcessMetrics.All];
}
