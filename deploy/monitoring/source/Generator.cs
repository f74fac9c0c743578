using Sweep.MonitoringSource.Dashboards;
using Sweep.MonitoringSource.Dashboards.Cluster;
using Sweep.MonitoringSource.Dashboards.Internals;
using Sweep.MonitoringSource.Dashboards.Sweeps;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource;

/// <summary>All files that are not written by hand.</summary>
/// <param name="Pace">Of the rules.</param>
/// <param name="Runbooks">Where docs/monitoring.md can be read.</param>
internal sealed record Generator(Pace Pace, string Runbooks)
{
    public static IReadOnlyList<Dashboard> Dashboards { get; } =
        [SweepsDashboard.Build(), ClusterDashboard.Build(), InternalsDashboard.Build()];

    public IReadOnlyList<RuleGroup> Recordings { get; } = [.. RecordingRules.Groups(Pace)];

    public IReadOnlyList<RuleGroup> Alerts { get; } =
    [
        CoordinatorAlerts.Group(Pace), SweepAlerts.Group(), NodeAlerts.Group(), ProcessAlerts.Group(Pace),
    ];

    public IEnumerable<GeneratedFile> Files()
    {
        var rules = new RuleFile(Pace, Runbooks);
        yield return new("prometheus/rules/recording.yml", rules.Write(Recordings));
        yield return new("prometheus/rules/alerts.yml", rules.Write(Alerts));
        foreach (var dashboard in Dashboards)
            yield return new($"grafana/dashboards/{dashboard.Uid}.json", DashboardJson.Write(dashboard));
    }
}
