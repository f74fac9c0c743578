using static Sweep.MonitoringSource.Rules.RecordingRules;

namespace Sweep.MonitoringSource.Rules;

/// <summary>Whether sweeps advance, and whether what they train learns.</summary>
internal static class SweepAlerts
{
    public static RuleGroup Group() => new("sweep-sweeps-alerts", [.. OfResults(), .. OfTime()]);

    private static IEnumerable<AlertRule> OfResults()
    {
        yield return new("SweepDivergenceSpike", $"{DivergedShare} > 0.5 and {DivergedLately} >= 5")
        {
            For = TimeSpan.FromMinutes(2),
            Severity = Severity.Warning,
            Summary = "Most trials of {{ $labels.sweep }} diverge",
            Description = "{{ $value | humanizePercentage }} of the trials of {{ $labels.sweep }} that ended within "
                + "15 minutes were ended by a divergence rule.",
        };
        yield return new("SweepTrialsFailing", $"{FailedShare} > 0.2 and {FailedLately} >= 3")
        {
            For = TimeSpan.Zero,
            Severity = Severity.Warning,
            Summary = "Trials of {{ $labels.sweep }} fail",
            Description = "{{ $value | humanizePercentage }} of the trials of {{ $labels.sweep }} that ended within "
                + "15 minutes failed for good: an error of their definition, or their retries are spent.",
        };
    }

    private static IEnumerable<AlertRule> OfTime()
    {
        yield return new("SweepLate", $"{Overrun} > 1.5")
        {
            For = TimeSpan.FromMinutes(15),
            Severity = Severity.Info,
            Summary = "{{ $labels.sweep }} takes longer than estimated",
            Description = "At its present speed {{ $labels.sweep }} takes {{ $value | humanize }} times as long as "
                + "was estimated when a twentieth of it was done.",
        };
        yield return new("SweepStalled",
            $"{Trials}{{state=\"running\"}} > 0 unless on (sweep) {ReportRate} > 0")
        {
            For = TimeSpan.FromMinutes(30),
            Severity = Severity.Warning,
            Summary = "{{ $labels.sweep }} makes no progress",
            Description = "{{ $value }} trials of {{ $labels.sweep }} run, and none of them has reported for half an "
                + "hour.",
        };
        yield return new("SweepNoNodes", $"{QueueDepth} > 0 unless on () {NodesUp} > 0")
        {
            For = TimeSpan.FromMinutes(5),
            Severity = Severity.Critical,
            Summary = "Trials wait and there is no node",
            Description = "{{ $value }} trials wait, and no node holds a lease.",
        };
    }
}
