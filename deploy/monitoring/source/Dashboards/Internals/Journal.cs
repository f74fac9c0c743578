using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Internals;

/// <summary>Everything that a coordinator does waits for its journal.</summary>
internal static class Journal
{
    private const string Chosen = Filters.Instance;

    public static IEnumerable<Panel> Panels() => [.. OfCommits(), .. OfTheActor(), .. OfSnapshots()];

    private static IEnumerable<Panel> OfCommits() =>
    [
        Latency("Commit latency", CoordinatorMetrics.CommitDuration,
            "Time to make a batch of facts durable. Above the line for ten minutes SweepStoreSlow fires.") with
        {
            Thresholds = Threshold.Rising(0.1, 0.5),
            ShowsThresholds = true,
        },
        new Heatmap("Commit latency, all commits", Unit.Seconds)
        {
            Description = "The same as a heat map: how many commits took how long.",
            Targets =
            [
                new($"sum by (le) (increase({CoordinatorMetrics.CommitDuration.Buckets(Chosen)}[{Filters.Window}]))",
                    "{{le}}") { HasExemplars = true },
            ],
        },
        Sizes("Facts in a commit", CoordinatorMetrics.CommitFacts,
            "Facts that were committed together: under load batches grow, and the cost of a fact falls."),
    ];

    private static IEnumerable<Panel> OfTheActor() =>
    [
        Latency("Time to decide", CoordinatorMetrics.DecideDuration, "Time to decide a batch of events, without its "
            + "commit."),
        Sizes("Events in a batch", CoordinatorMetrics.BatchEvents, "Events that were decided and committed together."),
        new Graph("Mailbox", Unit.Count)
        {
            Description = "Events that wait for the coordinator's actor. Above the line for five minutes the alert "
                + "SweepMailboxDeep fires.",
            Targets = [new($"max by (instance) ({CoordinatorMetrics.MailboxDepth.Where(Chosen)})", "{{instance}}")],
            Thresholds = Threshold.Rising(500, 5000),
            ShowsThresholds = true,
        },
    ];

    private static IEnumerable<Panel> OfSnapshots() =>
    [
        new Graph("Time to save a ledger", Unit.Seconds)
        {
            Description = "Median and slowest hundredth; saved now and then, so that a start need not replay all. 0 "
                + "while none was saved.",
            Targets =
            [
                new(MetricQueries.OrZero($"{Snapshots(0.5)} >= 0"), "median"),
                new(MetricQueries.OrZero($"{Snapshots(0.99)} >= 0"), "99 %"),
            ],
        },
        new Graph("Size of a saved ledger", Unit.Bytes)
        {
            Description = "Of the latest one that was saved; 0 before the first.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"max by (instance) ({CoordinatorMetrics.SnapshotSize.Where(Chosen)})", "instance"),
                    "{{instance}}"),
            ],
        },
        new Graph("Restarts and changes of leader, 15 min", Unit.Count)
        {
            Description = "Restarts of the coordinator's actor after a bug, and times that a process began to lead. "
                + "Restarts should be 0.",
            Targets =
            [
                new(MetricQueries.OrZero($"sum({CoordinatorMetrics.Restarts.Increase("15m", Chosen)})"), "restarts"),
                new(MetricQueries.OrZero($"sum({CoordinatorMetrics.LeaderChanges.Increase("15m", Chosen)})"),
                    "changes of leader"),
            ],
            Thresholds = Threshold.Below(1),
        },
    ];

    private static string Snapshots(double quantile) =>
        CoordinatorMetrics.SnapshotDuration.Quantile(quantile, new("1h", "", Chosen));

    private static Graph Latency(string title, MetricDefinition histogram, string description) =>
        new(title, Unit.Seconds)
        {
            Description = description,
            Targets =
            [
                new(histogram.Quantile(0.5, new(Filters.Window, "", Chosen)), "median") { HasExemplars = true },
                new(histogram.Quantile(0.99, new(Filters.Window, "", Chosen)), "99 %"),
            ],
        };

    private static Graph Sizes(string title, MetricDefinition histogram, string description) =>
        new(title, Unit.Count)
        {
            Description = description,
            Targets =
            [
                new(histogram.Mean(new(Filters.Window, "instance", Chosen)), "{{instance}} mean"),
                new(histogram.Quantile(0.99, new(Filters.Window, "instance", Chosen)), "{{instance}} 99 %"),
            ],
        };
}
