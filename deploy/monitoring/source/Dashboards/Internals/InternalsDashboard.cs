namespace Sweep.MonitoringSource.Dashboards.Internals;

internal static class InternalsDashboard
{
    public static Dashboard Build() => new("sweep-internals", "Sweep / Internals")
    {
        Description = "For whoever looks for the reason: journal, links, actors, HTTP, memory.",
        Variables = [Filters.Instances],
        Rows =
        [
            new("Processes", [.. Processes.Panels()]),
            new("Coordinator and journal", [.. Journal.Panels()]),
            new("Links", [.. Links.Panels()]),
            new("HTTP", [.. Requests.Panels()]),
            new("Memory and threads", [.. Memory.Panels()]),
        ],
    };
}
