using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Sweeps;

/// <summary>The leaderboard, and how it came about.</summary>
internal static class BestConfigurations
{
    public static IEnumerable<Panel> Panels() =>
    [
        new Table("Leaderboard", Unit.Plain)
        {
            Description = "The best configurations by their mean objective over seeds, with the 95 % interval of that "
                + "mean. Where intervals overlap, more seeds are needed to tell; 'sweep results' tests it properly.",
            Targets =
            [
                new(MetricQueries.Finite(Column(SweepMetrics.ObjectiveMean)), "mean"),
                new(MetricQueries.Finite(Column(SweepMetrics.ObjectiveLow)), "from"),
                new(MetricQueries.Finite(Column(SweepMetrics.ObjectiveHigh)), "to"),
                new(Column(SweepMetrics.ObjectiveSeeds), "seeds"),
            ],
            Keys = [("sweep", "sweep"), ("rank", "rank"), ("config", "configuration")],
            Units = [("mean", Unit.Plain, 4), ("from", Unit.Plain, 4), ("to", Unit.Plain, 4), ("seeds", Unit.Count, 0)],
            SortBy = "rank",
            NumericKey = "rank",
            Width = 14,
            Height = 10,
            Min = null,
        },
        new Graph("Best objective", Unit.Plain)
        {
            Description = "How the best objective of any completed trial came about.",
            Targets =
            [
                new($"max by (sweep, metric) ({SweepMetrics.ObjectiveBest.Where(Filters.Sweep)})",
                    "{{sweep}} {{metric}}"),
            ],
            Width = 10,
            Height = 10,
            Min = null,
            Decimals = 4,
        },
    ];

    private static string Column(MetricDefinition metric) =>
        $"max by (sweep, rank, config) ({metric.Where(Filters.Sweep)})";
}
