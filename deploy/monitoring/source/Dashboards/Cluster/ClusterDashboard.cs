namespace Sweep.MonitoringSource.Dashboards.Cluster;

internal static class ClusterDashboard
{
    public static Dashboard Build() => new("sweep-cluster", "Sweep / Cluster")
    {
        Description = "Which nodes are there, whether their devices are busy, and how long trials wait for them.",
        Variables = [Filters.Nodes, Filters.Sweeps],
        Rows =
        [
            new("At a glance", [.. AtAGlance.Panels()]),
            new("Devices", [.. Devices.Panels()]),
            new("Nodes and their leases", [.. Nodes.Panels()]),
            new("Queue and placement", [.. Placement.Panels()]),
        ],
    };
}
