using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource.Dashboards.Sweeps;

/// <summary>One look.</summary>
internal static class AtAGlance
{
    private const string Chosen = Filters.Sweep;

    public static IEnumerable<Panel> Panels() =>
    [
        new Bars("Progress", Unit.Share)
        {
            Description = "Share of each sweep's work that is done; trials that run count with the steps that they "
                + "have taken.",
            Targets = [new($"max by (sweep) ({SweepMetrics.Progress.Where(Chosen)})", "{{sweep}}")],
            Max = 1,
            Height = 8,
            Decimals = 1,
        },
        .. Numbers(),
        .. Counts(),
    ];

    private static IEnumerable<Panel> Numbers() =>
    [
        new Stat("Time left", Unit.Seconds)
        {
            Description = "Until a sweep ends at its present speed. A dash: not known yet, or over.",
            Targets = [new($"max by (sweep) ({SweepMetrics.TimeLeft.Where(Chosen)})", "{{sweep}}")],
            Decimals = 0,
        },
        new Stat("Best objective", Unit.Plain)
        {
            Description = "Best finite objective of any completed trial: one seed's luck included. The table below "
                + "ranks by means over seeds.",
            Targets =
            [
                new($"max by (sweep, metric) ({SweepMetrics.ObjectiveBest.Where(Chosen)})", "{{sweep}} {{metric}}"),
            ],
            Decimals = 4,
        },
        new Stat("Diverged", Unit.Share)
        {
            Description = "Share of the trials that ended which a divergence rule ended. Grids that reach too far have "
                + "some; half or more is a mistake in the definition.",
            Targets =
            [
                new($$"""
                    sum by (sweep) ({{RecordingRules.Trials}}{{{Chosen}}, state="diverged"})
                      / (sum by (sweep) ({{RecordingRules.Ended}}{{{Chosen}}}) > 0)
                      or sum by (sweep) ({{RecordingRules.Ended}}{{{Chosen}}})
                    """, "{{sweep}}"),
            ],
            Thresholds = Threshold.Rising(0.25, 0.5),
        },
        new Stat("Waiting", Unit.Count)
        {
            Description = "Trials that could run and have no place: more lanes would make the sweep faster.",
            Targets = [new($"max by (sweep) ({SweepMetrics.QueueDepth.Where(Chosen)})", "{{sweep}}")],
        },
    ];

    private static IEnumerable<Panel> Counts() =>
    [
        new Stat("Running", Unit.Count)
        {
            Description = "Trials that train at the moment.",
            Targets = [new(TrialsIn("running"), "{{sweep}}")],
        },
        new Stat("Failed", Unit.Count)
        {
            Description = "Trials that failed for good: an error of the definition, or their retries are spent.",
            Targets = [new(TrialsIn("failed"), "{{sweep}}")],
            Thresholds = Threshold.Below(1),
        },
        new Stat("Attempts lost", Unit.Count)
        {
            Description = "Attempts that went down with their node, since the coordinator began. Their trials go on "
                + "in another attempt.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"sum by (sweep) ({SweepMetrics.AttemptsEnded.Where($"{Chosen}, outcome=\"lost\"")})", "sweep"),
                    "{{sweep}}"),
            ],
            Thresholds = [new(null, Colours.Good), new(1, Colours.Attention)],
        },
        new Stat("Ledger violations", Unit.Count)
        {
            Description = "Cells with two results, reports that were counted twice. Anything but 0 is a bug of Sweep.",
            Targets =
            [
                new(MetricQueries.OrZero($"sum({SweepMetrics.LedgerViolations.Where()})"), "all sweeps"),
            ],
            Thresholds = Threshold.Below(1),
        },
    ];

    private static string TrialsIn(string state) =>
        $"max by (sweep) ({SweepMetrics.Trials.Where($"{Chosen}, state=\"{state}\"")})";
}
