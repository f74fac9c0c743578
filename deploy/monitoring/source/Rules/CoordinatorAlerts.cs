using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using static Sweep.MonitoringSource.Rules.RecordingRules;

namespace Sweep.MonitoringSource.Rules;

/// <summary>Who leads, whether what is on record can be trusted, and whether the coordinator keeps up.</summary>
internal static class CoordinatorAlerts
{
    public static RuleGroup Group(Pace pace) =>
        new("sweep-coordinator-alerts", [.. OfLeadership(), .. OfRecords(pace), .. OfLoad()]);

    private static IEnumerable<AlertRule> OfLeadership()
    {
        yield return new("SweepCoordinatorDown", $"up{{job=\"{Jobs.Coordinator}\"}} == 0")
        {
            For = TimeSpan.FromMinutes(1),
            Severity = Severity.Warning,
            Summary = "The coordinator at {{ $labels.instance }} does not answer",
            Description = "Prometheus could not scrape {{ $labels.instance }} for a minute. While another coordinator "
                + "leads, sweeps go on; without one, nodes keep what they train until their leases run out.",
        };
        yield return new("SweepNoLeader", $"({Leaders} or vector(0)) < 1")
        {
            For = TimeSpan.FromMinutes(1),
            Severity = Severity.Critical,
            Summary = "No coordinator leads",
            Description = "{{ $value }} coordinators lead. No trial is placed, no report is recorded, and nodes stop "
                + "what they train when their leases run out.",
        };
        yield return new("SweepTwoLeaders", $"{Leaders} > 1")
        {
            For = TimeSpan.FromSeconds(30),
            Severity = Severity.Critical,
            Summary = "More than one coordinator leads",
            Description = "{{ $value }} coordinators say that they lead. The store lets only one of them write; the "
                + "others should have noticed by now. They may also lead different clusters under one job.",
        };
        yield return new("SweepNotScraped", $"absent(up{{job=\"{Jobs.Coordinator}\"}})")
        {
            For = TimeSpan.FromMinutes(5),
            Severity = Severity.Warning,
            Summary = "Prometheus knows no coordinator",
            Description = $"There is no target in the job {Jobs.Coordinator}, so that no other alert can be trusted.",
        };
    }

    private static IEnumerable<AlertRule> OfRecords(Pace pace)
    {
        yield return new(
            "SweepLedgerViolation", $"max by (instance, kind) ({SweepMetrics.LedgerViolations.Where()}) > 0")
        {
            For = TimeSpan.Zero,
            Severity = Severity.Critical,
            Summary = "The ledger holds what must not be: {{ $labels.kind }}",
            Description = "{{ $value }} facts of the kind {{ $labels.kind }} at {{ $labels.instance }}. Results of the "
                + "sweeps concerned are in doubt. This is a bug of Sweep.",
        };
        yield return new("SweepStoreSlow", $"{CommitSlow} > 0.5")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "The store of {{ $labels.instance }} is slow",
            Description = "One commit in a hundred takes {{ $value | humanizeDuration }} or more. Reports and "
                + "placements wait for it.",
        };
        yield return new("SweepActorRestarted", CoordinatorMetrics.Restarts.Grown(pace.Window(15)))
        {
            For = TimeSpan.Zero,
            Severity = Severity.Warning,
            Summary = "The actor of {{ $labels.instance }} was restarted from its journals",
            Description = "{{ $value | printf \"%.0f\" }} restarts within 15 minutes. An exception in a decider is a "
                + "bug of Sweep; what was recorded is safe.",
        };
    }

    private static IEnumerable<AlertRule> OfLoad()
    {
        yield return new("SweepMailboxDeep", $"{CoordinatorMetrics.MailboxDepth.Where()} > 5000")
        {
            For = TimeSpan.FromMinutes(5),
            Severity = Severity.Warning,
            Summary = "The coordinator at {{ $labels.instance }} does not keep up",
            Description = "{{ $value }} events wait to be decided. Reports are recorded late and lanes stay empty.",
        };
        yield return new("SweepPlacementSlow", $"{PlacementSlow} > 60")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "Attempts begin late at their nodes",
            Description = "One attempt in twenty begins {{ $value | humanizeDuration }} or more after it was given to "
                + "a node: nodes queue more than they train, or load data slowly.",
        };
        yield return new("SweepRequestsFailing", $"{RequestErrors} > 0.05")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "{{ $labels.instance }} answers requests with errors of its own",
            Description = "{{ $value | humanizePercentage }} of the requests end with a status of 500 or more.",
        };
    }
}
