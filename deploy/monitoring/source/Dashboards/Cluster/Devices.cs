using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;
using Sweep.MonitoringSource.Rules;

namespace Sweep.MonitoringSource.Dashboards.Cluster;

/// <summary>Whether what was bought is used.</summary>
internal static class Devices
{
    private const string Chosen = Filters.Node;

    public static IEnumerable<Panel> Panels() => [Overview(), .. Use(), .. Work()];

    private static Table Overview() => new("Devices", Unit.Plain)
    {
        Description = "Every device, as it is now.",
        Targets =
        [
            new(PerDevice(NodeMetrics.LanesBusy), "busy"),
            new(PerDevice(NodeMetrics.Lanes), "lanes"),
            new(PerDevice(NodeMetrics.Utilization), "utilisation"),
            new(PerDevice(NodeMetrics.MemoryUsed), "memory"),
            new(PerDevice(NodeMetrics.MemoryLimit), "of"),
            new($"sum by (node, device) ({NodeMetrics.Steps.Rate("1m", Chosen)})", "steps"),
        ],
        Keys = [("node", "node"), ("device", "device")],
        Units =
        [
            ("busy", Unit.Count, 0), ("lanes", Unit.Count, 0), ("utilisation", Unit.Share, 0),
            ("memory", Unit.Bytes, 1), ("of", Unit.Bytes, 1), ("steps", Unit.PerSecond, 0),
        ],
        SortBy = "node",
        Width = 24,
        Min = null,
    };

    private static IEnumerable<Panel> Use() =>
    [
        new Graph("Lanes busy", Unit.Count)
        {
            Description = "Lanes of each device that train.",
            Targets = [new(PerDevice(NodeMetrics.LanesBusy), "{{node}} {{device}}")],
            IsStacked = true,
        },
        new Graph("Lanes used", Unit.Share)
        {
            Description = "Share of the lanes' time in which they trained, over five minutes. Below the line while "
                + "trials wait, the alert SweepLanesBadlyUsed fires.",
            Targets =
            [
                new($"max by (node, device) ({RecordingRules.DeviceLanesUsed}{{{Chosen}}})", "{{node}} {{device}}"),
            ],
            Thresholds = Threshold.Falling(0.5, 0.8),
            ShowsThresholds = true,
            Max = 1,
        },
        new Graph("Utilisation", Unit.Share)
        {
            Description = "Share of the device that was busy lately: processor time of the lanes, or what a GPU's "
                + "driver tells. Busy lanes on an idle device: trials are too small for it, or wait for data.",
            Targets = [new(PerDevice(NodeMetrics.Utilization), "{{node}} {{device}}")],
            Max = 1,
        },
    ];

    private static IEnumerable<Panel> Work() =>
    [
        new Graph("Memory in use", Unit.Share)
        {
            Description = "Of the memory that the device can use. At the line, attempts may fail for want of memory.",
            Targets =
            [
                new($"{PerDevice(NodeMetrics.MemoryUsed)}\n  / ({PerDevice(NodeMetrics.MemoryLimit)} > 0)",
                    "{{node}} {{device}}"),
            ],
            Thresholds = Threshold.Rising(0.8, 0.95),
            ShowsThresholds = true,
            Max = 1,
        },
        new Graph("Steps", Unit.PerSecond)
        {
            Description = "Training steps a second that each device takes, those that are lost and repeated included.",
            Targets =
            [
                new($"sum by (node, device) ({NodeMetrics.Steps.Rate(Filters.Window, Chosen)})", "{{node}} {{device}}"),
            ],
            IsStacked = true,
        },
        new Graph("Samples", Unit.PerSecond)
        {
            Description = "Training samples a second behind those steps.",
            Targets =
            [
                new($"sum by (node, device) ({NodeMetrics.Samples.Rate(Filters.Window, Chosen)})",
                    "{{node}} {{device}}"),
            ],
            IsStacked = true,
        },
    ];

    private static string PerDevice(MetricDefinition gauge) => $"max by (node, device) ({gauge.Where(Chosen)})";
}
