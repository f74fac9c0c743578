using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using static Sweep.MonitoringSource.Rules.RecordingRules;

namespace Sweep.MonitoringSource.Rules;

/// <summary>Whether nodes are there, and whether their devices are put to use.</summary>
internal static class NodeAlerts
{
    private static readonly string IsUp = $"max by (node) ({CoordinatorMetrics.NodeUp.Where()})";
    private static readonly string Waiting = $"and on () {QueueDepth} > 0";

    private static readonly string NotDraining =
        $"unless on (node) max by (node) ({CoordinatorMetrics.NodeDraining.Where()}) == 1";

    public static RuleGroup Group() => new("sweep-nodes-alerts", [.. OfPresence(), .. OfUse()]);

    private static IEnumerable<AlertRule> OfPresence()
    {
        yield return new("SweepNodeLost", $"{IsUp} == 0")
        {
            For = TimeSpan.Zero,
            Severity = Severity.Warning,
            Summary = "The node {{ $labels.node }} is lost",
            Description = "The lease of {{ $labels.node }} ran out. Its trials go on elsewhere, from their last "
                + "checkpoints where those can be reached.",
        };
        yield return new("SweepNodeUnreachable", $"up{{job=\"{Jobs.Node}\"}} == 0")
        {
            For = TimeSpan.FromMinutes(5),
            Severity = Severity.Warning,
            Summary = "The node at {{ $labels.instance }} does not answer Prometheus",
            Description = "Prometheus could not scrape {{ $labels.instance }} for five minutes. If no node is lost, it "
                + "trains on, and only its metrics are missing.",
        };
        yield return new("SweepNodeNotScraped",
            $"{IsUp} == 1\n  unless on (node) {NodeMetrics.LeaseLeft.Where()}\n  and on () {Leaders} > 0")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Info,
            Summary = "Prometheus does not know the node {{ $labels.node }}",
            Description = "{{ $labels.node }} holds a lease, and no target tells of it: dashboards miss its devices, "
                + "and no alert sees them idle.",
        };
    }

    private static IEnumerable<AlertRule> OfUse()
    {
        yield return new("SweepDeviceIdle",
            $"max by (node, device) ({NodeMetrics.LanesBusy.Where()}) == 0\n  {Waiting}\n  {NotDraining}")
        {
            For = TimeSpan.FromMinutes(5),
            Severity = Severity.Warning,
            Summary = "{{ $labels.device }} of {{ $labels.node }} is idle while trials wait",
            Description = "No lane of {{ $labels.device }} at {{ $labels.node }} has trained for five minutes, and "
                + "trials wait for a place.",
        };
        yield return new("SweepLanesBadlyUsed",
            $"{DeviceLanesUsed} < 0.5\n  {Waiting}\n  {NotDraining}")
        {
            For = TimeSpan.FromMinutes(15),
            Severity = Severity.Info,
            Summary = "Lanes of {{ $labels.device }} at {{ $labels.node }} are badly used",
            Description = "The lanes of {{ $labels.device }} at {{ $labels.node }} trained for "
                + "{{ $value | humanizePercentage }} of the time, and trials wait for a place.",
        };
        yield return new("SweepDeviceMemoryShort",
            $"max by (node, device) ({NodeMetrics.MemoryUsed.Where()})\n"
            + $"  / (max by (node, device) ({NodeMetrics.MemoryLimit.Where()}) > 0) > 0.95")
        {
            For = TimeSpan.FromMinutes(10),
            Severity = Severity.Warning,
            Summary = "{{ $labels.device }} of {{ $labels.node }} is nearly out of memory",
            Description = "{{ $value | humanizePercentage }} of the memory of {{ $labels.device }} at "
                + "{{ $labels.node }} is in use. Attempts may fail for want of memory.",
        };
    }
}
