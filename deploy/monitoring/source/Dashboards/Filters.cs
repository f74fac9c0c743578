using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>The variables of dashboards, and what selects by them.</summary>
internal static class Filters
{
    public const string Sweep = "sweep=~\"$sweep\"";
    public const string Node = "node=~\"$node\"";
    public const string Instance = "instance=~\"$instance\"";

    /// <summary>Grafana's: the least window that holds enough scrapes.</summary>
    public const string Window = "$__rate_interval";

    public static Variable Sweeps { get; } = new("sweep", "Sweep", SweepMetrics.Trials.Where());

    public static Variable Nodes { get; } = new("node", "Node", CoordinatorMetrics.NodeUp.Where());

    public static Variable Instances { get; } = new("instance", "Process", ProcessMetrics.Build.Where());
}
