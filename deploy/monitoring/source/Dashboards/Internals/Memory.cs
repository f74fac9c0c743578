using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Internals;

/// <summary>What .NET tells of itself.</summary>
internal static class Memory
{
    private const string Chosen = Filters.Instance;

    public static IEnumerable<Panel> Panels() => [.. OfGarbage(), .. OfTheProcess()];

    private static IEnumerable<Panel> OfGarbage() =>
    [
        new Graph("Time paused to collect garbage", Unit.Share)
        {
            Description = "Share of the time in which a process stands still. Above the line the alert "
                + "SweepCollectingGarbage fires.",
            Targets = [Rate(ForeignMetrics.GcPause)],
            Thresholds = Threshold.Rising(0.03, 0.1),
            ShowsThresholds = true,
        },
        new Graph("Collections", Unit.PerSecond)
        {
            Description = "Collections a second, by generation. Many of gen2 mean that memory is short.",
            Targets =
            [
                new($"sum by (gc_heap_generation) ({ForeignMetrics.GcCollections.Rate(Filters.Window, Chosen)})",
                    "{{gc_heap_generation}}"),
            ],
        },
        new Graph("Allocated", Unit.BytesPerSecond)
        {
            Description = "Bytes a second that each process allocates.",
            Targets = [Rate(ForeignMetrics.Allocated)],
        },
        new Graph("Heap", Unit.Bytes)
        {
            Description = "Managed memory after the last collection; 0 before the first.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"sum by (instance) ({ForeignMetrics.HeapSize.Where(Chosen)})", "instance"), "{{instance}}"),
            ],
        },
    ];

    private static IEnumerable<Panel> OfTheProcess() =>
    [
        Gauge("Working set", Unit.Bytes, ForeignMetrics.WorkingSet, "Memory of each process that is in use."),
        new Graph("Processor time", Unit.Count)
        {
            Description = "Processors that each process keeps busy.",
            Targets = [Rate(ForeignMetrics.CpuTime)],
        },
        Gauge("Threads of the pool", Unit.Count, ForeignMetrics.PoolThreads,
            "Threads that take work of the pool. Training has threads of its own."),
        Gauge("Work that waits for the pool", Unit.Count, ForeignMetrics.PoolQueue,
            "Work that waits for a thread. Seconds of a queue mean that something blocks threads."),
        new Graph("Exceptions", Unit.PerSecond)
        {
            Description = "Exceptions a second that were thrown, caught ones included, by type.",
            Targets =
            [
                new(MetricQueries.OrZero(
                    $"sum by (error_type) ({ForeignMetrics.Exceptions.Rate(Filters.Window, Chosen)})", "error_type"),
                    "{{error_type}}"),
            ],
        },
    ];

    private static Target Rate(MetricDefinition counter) =>
        new($"sum by (instance) ({counter.Rate(Filters.Window, Chosen)})", "{{instance}}");

    private static Graph Gauge(string title, string unit, MetricDefinition gauge, string description) =>
        new(title, unit)
        {
            Description = description,
            Targets = [new($"max by (instance) ({gauge.Where(Chosen)})", "{{instance}}")],
        };
}
