using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Internals;

/// <summary>What runs, in which version, and whether Prometheus reaches it.</summary>
internal static class Processes
{
    private const string Chosen = Filters.Instance;
    private const string Ours = $"job=~\"{Jobs.Coordinator}|{Jobs.Node}\"";

    public static IEnumerable<Panel> Panels() =>
    [
        new Timeline("Reached by Prometheus", Unit.Plain)
        {
            Description = "Whether each process answered its last scrape.",
            Targets = [new($"max by (job, instance) (up{{{Ours}, {Chosen}}})", "{{job}} {{instance}}")],
            Thresholds = [new(null, Colours.Bad), new(1, Colours.Good)],
            Meanings = [(0, "down", Colours.Bad), (1, "up", Colours.Good)],
        },
        new Timeline("Leader", Unit.Plain)
        {
            Description = "Which coordinator leads. Exactly one should; another takes over within seconds.",
            Targets = [new($"max by (instance) ({CoordinatorMetrics.Leader.Where(Chosen)})", "{{instance}}")],
            Thresholds = [new(null, Colours.Quiet), new(1, Colours.Good)],
            Meanings = [(0, "stands by", Colours.Quiet), (1, "leads", Colours.Good)],
        },
        new Table("Builds", Unit.Plain)
        {
            Description = "The version that each process runs. One version everywhere is the aim, not a need.",
            Targets = [new($"max by (instance, version) ({ProcessMetrics.Build.Where(Chosen)})", "running")],
            Keys = [("instance", "process"), ("version", "version")],
            SortBy = "process",
            ShowsValues = false,
            Min = null,
        },
        new Graph("Series", Unit.Count)
        {
            Description = "Samples in each scrape. They are bounded by sweeps, nodes and optimizers, never by trials.",
            Targets = [new($"max by (instance) (scrape_samples_scraped{{{Ours}, {Chosen}}})", "{{instance}}")],
            Width = 12,
        },
        new Graph("Time of a scrape", Unit.Seconds)
        {
            Description = "How long each process takes to tell its metrics.",
            Targets = [new($"max by (instance) (scrape_duration_seconds{{{Ours}, {Chosen}}})", "{{instance}}")],
            Thresholds = Threshold.Rising(0.05, 1),
            Width = 12,
        },
    ];
}
