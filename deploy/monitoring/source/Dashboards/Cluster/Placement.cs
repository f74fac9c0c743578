using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Cluster;

/// <summary>How long trials wait for a place, and then for their beginning.</summary>
internal static class Placement
{
    public static IEnumerable<Panel> Panels() =>
    [
        new Graph("Trials that wait", Unit.Count)
        {
            Description = "Trials of each sweep that could run and have no place.",
            Targets = [new($"max by (sweep) ({SweepMetrics.QueueDepth.Where(Filters.Sweep)})", "{{sweep}}")],
            IsStacked = true,
        },
        Latency("Wait for a place", SweepMetrics.QueueWait,
            "From when an attempt could run until it was given to a node. Long waits mean that there are more trials "
            + "than lanes, which is what a sweep is."),
        Latency("Placement latency", SweepMetrics.PlacementLatency,
            "From giving an attempt to a node until it began to train: on its way, queued at the node, loading data."),
        Spread("Wait for a place, all attempts", SweepMetrics.QueueWait),
        Spread("Placement latency, all attempts", SweepMetrics.PlacementLatency),
    ];

    private static Graph Latency(string title, MetricDefinition histogram, string description) =>
        new(title, Unit.Seconds)
        {
            Description = description,
            Targets =
            [
                new(histogram.Quantile(0.5, new(Filters.Window)), "median") { HasExemplars = true },
                new(histogram.Quantile(0.95, new(Filters.Window)), "95 %"),
                new(histogram.Quantile(0.99, new(Filters.Window)), "99 %"),
            ],
        };

    private static Heatmap Spread(string title, MetricDefinition histogram) => new(title, Unit.Seconds)
    {
        Description = "The same as a heat map: how many attempts took how long. A mark is one attempt, with its trace.",
        Targets =
        [
            new($"sum by (le) (increase({histogram.Buckets()}[{Filters.Window}]))", "{{le}}") { HasExemplars = true },
        ],
        Width = 12,
    };
}
