using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Internals;

/// <summary>What users and scrapers ask.</summary>
internal static class Requests
{
    private const string Chosen = Filters.Instance;

    public static IEnumerable<Panel> Panels()
    {
        var requests = ForeignMetrics.RequestDuration;
        return
        [
            new Graph("Requests", Unit.RequestsPerSecond)
            {
                Description = "Requests a second, by route.",
                Targets =
                [
                    new($"sum by (http_route) (rate({requests.Count(Chosen)}[{Filters.Window}]))", "{{http_route}}"),
                ],
            },
            new Graph("Request latency", Unit.Seconds)
            {
                Description = "Slowest twentieth of the requests of each route. Streams of events last as long as "
                    + "somebody watches.",
                Targets =
                [
                    new(requests.Quantile(0.95, new(Filters.Window, "http_route", Chosen)), "{{http_route}}")
                    {
                        HasExemplars = true,
                    },
                ],
            },
            new Graph("Answers by status", Unit.RequestsPerSecond)
            {
                Description = "Answers a second, by HTTP status. 5xx are errors of the coordinator, 4xx of who asks.",
                Targets =
                [
                    new($"sum by (http_response_status_code) (rate({requests.Count(Chosen)}[{Filters.Window}]))",
                        "{{http_response_status_code}}"),
                ],
                IsStacked = true,
            },
        ];
    }
}
