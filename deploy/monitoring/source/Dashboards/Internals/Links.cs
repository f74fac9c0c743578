using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Internals;

/// <summary>Between coordinator and nodes.</summary>
internal static class Links
{
    private const string Chosen = Filters.Instance;

    public static IEnumerable<Panel> Panels() => [.. Traffic(), .. Trouble()];

    private static IEnumerable<Panel> Traffic() =>
    [
        new Graph("Connections", Unit.Count)
        {
            Description = "Connections that are open: at the coordinator one for each node.",
            Targets = [new($"max by (instance) ({ProcessMetrics.Links.Where(Chosen)})", "{{instance}}")],
        },
        new Graph("Frames", Unit.PerSecond)
        {
            Description = "Frames a second, by direction.",
            Targets =
            [
                new($"sum by (instance, direction) ({ProcessMetrics.Frames.Rate(Filters.Window, Chosen)})",
                    "{{instance}} {{direction}}"),
            ],
        },
        new Graph("Bytes", Unit.BytesPerSecond)
        {
            Description = "Bytes a second of those frames, by direction.",
            Targets =
            [
                new($"sum by (instance, direction) ({ProcessMetrics.Bytes.Rate(Filters.Window, Chosen)})",
                    "{{instance}} {{direction}}"),
            ],
        },
    ];

    private static IEnumerable<Panel> Trouble() =>
    [
        new Graph("Reconnects", Unit.PerMinute)
        {
            Description = "Connections a minute that went on with a link after an earlier one broke. Nothing is lost "
                + "by that, but it should be rare.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"60 * sum by (instance) ({ProcessMetrics.Reconnects.Rate(Filters.Window, Chosen)})", "instance"),
                    "{{instance}}"),
            ],
        },
        new Graph("Outbox", Unit.Count)
        {
            Description = "Frames that are kept until the other side has made them durable. Above the line and "
                + "growing, the alert SweepOutboxGrowing fires.",
            Targets = [new($"max by (instance) ({ProcessMetrics.Outbox.Where(Chosen)})", "{{instance}}")],
            Thresholds = Threshold.Rising(1000, 10000),
            ShowsThresholds = true,
        },
        new Graph("Back-pressure", Unit.Share)
        {
            Description = "Share of the time for which somebody waited for room on a link; more than 100 % when "
                + "several wait at once. Above the line the alert SweepLinkBackPressure fires.",
            Targets =
            [
                new($"sum by (instance) ({ProcessMetrics.BackPressure.Rate(Filters.Window, Chosen)})", "{{instance}}"),
            ],
            Thresholds = Threshold.Rising(0.1, 0.25),
            ShowsThresholds = true,
        },
    ];
}
