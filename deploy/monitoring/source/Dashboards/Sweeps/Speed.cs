using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource.Dashboards.Sweeps;

/// <summary>How sweeps advance.</summary>
internal static class Speed
{
    private const string Chosen = Filters.Sweep;

    public static IEnumerable<Panel> Panels() => [.. OfTrials(), .. OfTraining(), .. OfTime()];

    private static IEnumerable<Panel> OfTrials() =>
    [
        new Graph("Trials by state", Unit.Count)
        {
            Description = "All trials of the sweeps that are chosen. Pending shrinks, completed grows.",
            Targets = [new($"sum by (state) ({RecordingRules.Trials}{{{Chosen}}})", "{{state}}")],
            IsStacked = true,
            Colours = Colours.States,
        },
        new Graph("Trials that end", Unit.PerMinute)
        {
            Description = "Trials a minute that reach their terminal record, by outcome.",
            Targets =
            [
                new($"60 * sum by (outcome) ({SweepMetrics.TrialsEnded.Rate(Filters.Window, Chosen)})", "{{outcome}}"),
            ],
            IsStacked = true,
            Colours = Colours.States,
        },
        new Bars("Sweeps by state", Unit.Count)
        {
            Description = "All sweeps that the coordinator holds. Waiting: no node is there or has room. Paused: by a "
                + "person, or because the same error ended trials of several configurations.",
            Targets = [new($"max by (state) ({SweepMetrics.Sweeps.Where()})", "{{state}}")],
            Colours = Colours.States,
        },
    ];

    private static IEnumerable<Panel> OfTraining() =>
    [
        Rate("Steps", SweepMetrics.Steps, "Training steps a second on record, each once, by optimizer."),
        Rate("Samples", SweepMetrics.Samples, "Training samples a second behind those steps, by optimizer."),
        Rate("Reports", SweepMetrics.Reports, "Reports a second that are recorded, by optimizer."),
    ];

    private static IEnumerable<Panel> OfTime() =>
    [
        new Graph("Time against the estimate", Unit.Share)
        {
            Description = "The whole time that a sweep takes at its present speed, against what was estimated when a "
                + "twentieth of it was done. Above the line the alert SweepLate fires. Nothing: no estimate yet.",
            Targets = [new(MetricQueries.OrZero($"{RecordingRules.Overrun}{{{Chosen}}}", "sweep"), "{{sweep}}")],
            Thresholds = Threshold.Rising(1.2, 1.5),
            ShowsThresholds = true,
        },
        new Graph("Time spent and left", Unit.Seconds)
        {
            Description = "How long each sweep was worked on, and how long it still takes.",
            Targets =
            [
                new($"max by (sweep) ({SweepMetrics.TimeSpent.Where(Chosen)})", "{{sweep}} spent"),
                new($"max by (sweep) ({SweepMetrics.TimeLeft.Where(Chosen)})", "{{sweep}} left"),
            ],
        },
        new Graph("Length of an attempt", Unit.Seconds)
        {
            Description = "From the beginning of an attempt to its end, over all sweeps: median and slowest twentieth.",
            Targets =
            [
                new(SweepMetrics.AttemptDuration.Quantile(0.5, new(Filters.Window)), "median") { HasExemplars = true },
                new(SweepMetrics.AttemptDuration.Quantile(0.95, new(Filters.Window)), "95 %"),
            ],
        },
    ];

    private static Graph Rate(string title, MetricDefinition counter, string description) =>
        new(title, Unit.PerSecond)
        {
            Description = description,
            Targets = [new($"sum by (optimizer) ({counter.Rate(Filters.Window, Chosen)})", "{{optimizer}}")],
            IsStacked = true,
        };
}
