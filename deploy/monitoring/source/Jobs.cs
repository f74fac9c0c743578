namespace Sweep.MonitoringSource;

/// <summary>Names of the scrape jobs in prometheus.yml.</summary>
internal static class Jobs
{
    public const string Coordinator = "sweep-coordinator";
    public const string Node = "sweep-node";
}
