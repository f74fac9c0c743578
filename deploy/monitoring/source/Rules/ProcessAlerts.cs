using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using static Sweep.MonitoringSource.Rules.RecordingRules;

namespace Sweep.MonitoringSource.Rules;

/// <summary>What coordinators and nodes may both suffer from: their links and their memory.</summary>
internal static class ProcessAlerts
{
    public static RuleGroup Group(Pace pace) => new("sweep-processes-alerts", [.. All(pace)]);

    private static IEnumerable<AlertRule> All(Pace pace)
    {
        var outbox = ProcessMetrics.Outbox.Where();
        yield return new("SweepLinkBackPressure", $"{BackPressure} > 0.25")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "Links of {{ $labels.instance }} are full",
            Description = "{{ $value | humanizePercentage }} of the time somebody in {{ $labels.instance }} waits for "
                + "room on a link: trials wait instead of training.",
        };
        yield return new("SweepOutboxGrowing", $"{outbox} > 10000 and deriv({outbox}[{pace.Window(10)}]) > 0")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "What {{ $labels.instance }} has to say piles up",
            Description = "{{ $value }} frames wait until the other side has made them durable, and they become more. "
                + "At 64 MiB a node's workers wait.",
        };
        yield return new("SweepCollectingGarbage", $"{GcPause} > 0.1")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "{{ $labels.instance }} spends its time on collecting garbage",
            Description = "{{ $labels.instance }} stands still for {{ $value | humanizePercentage }} of the time while "
                + "memory is collected.",
        };
    }
}
