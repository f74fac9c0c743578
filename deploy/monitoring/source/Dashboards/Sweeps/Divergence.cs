using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource.Dashboards.Sweeps;

/// <summary>What ended early, and why.</summary>
internal static class Divergence
{
    private const string Chosen = Filters.Sweep;

    public static IEnumerable<Panel> Panels() => [.. ByRule(), .. Failures()];

    private static IEnumerable<Panel> ByRule() =>
    [
        new Bars("Diverged by rule", Unit.Count)
        {
            Description = "Which rule ended trials, since the coordinator began. 'sweep explain' tells of a single "
                + "trial; docs/divergence.md has the rules.",
            Targets = [new(Diverged("rule"), "{{rule}}")],
        },
        new Bars("Diverged by optimizer", Unit.Share)
        {
            Description = "Share of each optimizer's trials that a divergence rule ended, since the coordinator began.",
            Targets =
            [
                new(MetricQueries.OrZero($"""
                    sum by (optimizer) ({SweepMetrics.TrialsDiverged.Where(Chosen)})
                      / (sum by (optimizer) ({SweepMetrics.TrialsEnded.Where(Chosen)}) > 0)
                    """, "optimizer"), "{{optimizer}}"),
            ],
            Thresholds = Threshold.Rising(0.25, 0.5),
            Max = 1,
        },
        new Graph("Share that diverges lately", Unit.Share)
        {
            Description = "Of the trials that ended within 15 minutes, those that a divergence rule ended. Above the "
                + "line the alert SweepDivergenceSpike fires. A gap: none ended.",
            Targets =
            [
                new(MetricQueries.OrZero($"{RecordingRules.DivergedShare}{{{Chosen}}}", "sweep"), "{{sweep}}"),
            ],
            Thresholds = Threshold.Below(0.5),
            ShowsThresholds = true,
            Max = 1,
        },
    ];

    private static IEnumerable<Panel> Failures() =>
    [
        new Graph("Diverged, by rule", Unit.PerMinute)
        {
            Description = "Trials a minute that each divergence rule ends.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"60 * sum by (rule) ({SweepMetrics.TrialsDiverged.Rate(Filters.Window, Chosen)})", "rule"),
                    "{{rule}}"),
            ],
            IsStacked = true,
            Width = 12,
        },
        new Graph("Attempts that did not complete", Unit.PerMinute)
        {
            Description = "Attempts a minute that were lost, preempted, or failed, with their class. Their trials go "
                + "on in another attempt while their retries last.",
            Targets =
            [
                new(MetricQueries.OrZero($$"""
                    60 * sum by (outcome, failure) ({{SweepMetrics.AttemptsEnded.Rate(
                        Filters.Window, $"{Chosen}, outcome=~\"lost|preempted|failed\"")}})
                    """, "outcome"), "{{outcome}} {{failure}}"),
            ],
            Width = 12,
        },
    ];

    private static string Diverged(string label) =>
        MetricQueries.OrZero($"sum by ({label}) ({SweepMetrics.TrialsDiverged.Where(Chosen)})", label);
}
