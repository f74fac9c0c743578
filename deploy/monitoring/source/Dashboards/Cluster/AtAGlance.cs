using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource.Dashboards.Cluster;

/// <summary>One look.</summary>
internal static class AtAGlance
{
    public static IEnumerable<Panel> Panels() =>
    [
        new Stat("Nodes", Unit.Count)
        {
            Description = "Nodes that hold a lease.",
            Targets = [new(MetricQueries.OrZero(RecordingRules.NodesUp), "nodes")],
            Thresholds = [new(null, Colours.Bad), new(1, Colours.Good)],
        },
        new Stat("Nodes lost, 1 h", Unit.Count)
        {
            Description = "Nodes whose lease ran out within an hour.",
            Targets =
            [
                new(MetricQueries.OrZero($"round(sum({CoordinatorMetrics.NodesLost.Increase("1h")}))"), "nodes"),
            ],
            Thresholds = [new(null, Colours.Good), new(1, Colours.Attention)],
        },
        new Stat("Lanes busy", Unit.Count)
        {
            Description = "Lanes that train at the moment, on all devices.",
            Targets = [new(MetricQueries.OrZero(RecordingRules.LanesBusy), "lanes")],
        },
        new Stat("Lanes", Unit.Count)
        {
            Description = "Trials that all devices together train at once.",
            Targets = [new(MetricQueries.OrZero(RecordingRules.Lanes), "lanes")],
        },
        new Gauge("Lanes used, 5 min", Unit.Share)
        {
            Description = "Share of the lanes' time in which they trained. Low while trials wait: see the alert "
                + "SweepLanesBadlyUsed.",
            Targets = [new(MetricQueries.OrZero(RecordingRules.LanesUsed), "used")],
            Thresholds = Threshold.Falling(0.5, 0.8),
        },
        new Stat("Waiting", Unit.Count)
        {
            Description = "Trials of all sweeps that could run and have no place.",
            Targets = [new(MetricQueries.OrZero(RecordingRules.QueueDepth), "trials")],
        },
    ];
}
