using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Cluster;

/// <summary>Whether nodes are there, and what they hold.</summary>
internal static class Nodes
{
    private const string Chosen = Filters.Node;

    public static IEnumerable<Panel> Panels() => [Overview(), .. Presence(), .. Load()];

    private static Table Overview() => new("Nodes now", Unit.Plain)
    {
        Description = "Every node, as it is now. What it holds and is not in a lane is queued there.",
        Targets =
        [
            new(PerNode(CoordinatorMetrics.NodeUp), "up"),
            new(PerNode(CoordinatorMetrics.NodeDraining), "draining"),
            new($"sum by (node) (max by (node, device) ({CoordinatorMetrics.NodeLanes.Where(Chosen)}))", "lanes"),
            new(PerNode(CoordinatorMetrics.NodeHeld), "held"),
            new(PerNode(CoordinatorMetrics.NodeCapacity), "wanted"),
            new(PerNode(NodeMetrics.Queued), "queued"),
            new(PerNode(CoordinatorMetrics.NodeSilence), "silent for"),
            new(PerNode(NodeMetrics.LeaseLeft), "lease left"),
        ],
        Keys = [("node", "node")],
        Units = [("silent for", Unit.Seconds, 1), ("lease left", Unit.Seconds, 1)],
        SortBy = "node",
        Width = 24,
        Height = 6,
        Min = null,
    };

    private static IEnumerable<Panel> Presence() =>
    [
        new Timeline("Nodes", Unit.Plain)
        {
            Description = "Whether each node holds a lease, as the coordinator sees it.",
            Targets = [new(PerNode(CoordinatorMetrics.NodeUp), "{{node}}")],
            Thresholds = [new(null, Colours.Bad), new(1, Colours.Good)],
            Meanings = [(0, "lost", Colours.Bad), (1, "up", Colours.Good)],
        },
        new Graph("Silence", Unit.Seconds)
        {
            Description = "Since the coordinator last heard of each node. At 30 s the lease runs out and the node is "
                + "lost.",
            Targets = [new(PerNode(CoordinatorMetrics.NodeSilence), "{{node}}")],
            Thresholds = Threshold.Rising(10, 30),
            ShowsThresholds = true,
        },
        new Graph("Lease left", Unit.Seconds)
        {
            Description = "Until each node stops its trials unless it hears from the coordinator: the same seen from "
                + "the other side.",
            Targets = [new(PerNode(NodeMetrics.LeaseLeft), "{{node}}")],
            Thresholds = Threshold.Falling(5, 15),
            ShowsThresholds = true,
        },
    ];

    private static IEnumerable<Panel> Load() =>
    [
        new Graph("Attempts held", Unit.Count)
        {
            Description = "Attempts that each node holds and the number that it wants to hold, those that it queues "
                + "included.",
            Targets =
            [
                new(PerNode(CoordinatorMetrics.NodeHeld), "{{node}} held"),
                new(PerNode(CoordinatorMetrics.NodeCapacity), "{{node}} wanted"),
            ],
        },
        new Graph("Attempts that leave devices", Unit.PerMinute)
        {
            Description = "Attempts a minute that end on the nodes, by outcome.",
            Targets =
            [
                new($"60 * sum by (outcome) ({NodeMetrics.Attempts.Rate(Filters.Window, Chosen)})", "{{outcome}}"),
            ],
            IsStacked = true,
            Colours = Colours.States,
        },
        new Graph("Time of an evaluation", Unit.Seconds)
        {
            Description = "On the whole test set: median and slowest twentieth of each node.",
            Targets =
            [
                new(Evaluation(0.5), "{{node}} median") { HasExemplars = true },
                new(Evaluation(0.95), "{{node}} 95 %"),
            ],
        },
        new Graph("Checkpoints", Unit.PerMinute)
        {
            Description = "Checkpoints a minute that each node writes.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"60 * sum by (node) ({NodeMetrics.Checkpoints.Rate(Filters.Window, Chosen)})", "node"),
                    "{{node}}"),
            ],
            Width = 12,
        },
        new Timeline("Draining", Unit.Plain)
        {
            Description = "Nodes that finish what they hold in order to leave.",
            Targets = [new(PerNode(CoordinatorMetrics.NodeDraining), "{{node}}")],
            Thresholds = [new(null, Colours.Good), new(1, Colours.Attention)],
            Meanings = [(0, "works", Colours.Good), (1, "drains", Colours.Attention)],
            Width = 12,
        },
    ];

    private static string PerNode(MetricDefinition gauge) => $"max by (node) ({gauge.Where(Chosen)})";

    private static string Evaluation(double quantile) =>
        NodeMetrics.EvaluationDuration.Quantile(quantile, new(Filters.Window, "node", Chosen));
}
