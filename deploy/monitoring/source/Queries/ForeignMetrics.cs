using System.Collections.Immutable;
using Sweep.Messages.Telemetry;
using static Sweep.Messages.Telemetry.MetricKind;

namespace Sweep.MonitoringSource.Queries;

/// <summary>The few metrics that dashboards and rules read besides ours: of .NET (meter System.Runtime) and of its web
/// server.</summary>
internal static class ForeignMetrics
{
    public static readonly MetricDefinition GcCollections = Of("dotnet.gc.collections", Counter, "{collection}",
        "gc_heap_generation");

    public static readonly MetricDefinition GcPause = Of("dotnet.gc.pause.time", Counter, "s");
    public static readonly MetricDefinition Allocated = Of("dotnet.gc.heap.total_allocated", Counter, "By");

    public static readonly MetricDefinition HeapSize = Of("dotnet.gc.last_collection.heap.size", Gauge, "By",
        "gc_heap_generation");

    public static readonly MetricDefinition WorkingSet = Of("dotnet.process.memory.working_set", Gauge, "By");
    public static readonly MetricDefinition CpuTime = Of("dotnet.process.cpu.time", Counter, "s", "cpu_mode");
    /// <summary>.NET declares this one and the next as counters, though they fall too.</summary>
    public static readonly MetricDefinition PoolThreads = Of("dotnet.thread_pool.threads", Counter, "{thread}");

    public static readonly MetricDefinition PoolQueue = Of(
        "dotnet.thread_pool.queue.length", Counter, "{work_item}");

    public static readonly MetricDefinition Exceptions = Of("dotnet.exceptions", Counter, "{exception}", "error_type");

    public static readonly MetricDefinition RequestDuration = Of("http.server.request.duration", Histogram, "s",
        "http_request_method", "http_response_status_code", "http_route");

    public static ImmutableArray<MetricDefinition> All { get; } =
    [
        GcCollections, GcPause, Allocated, HeapSize, WorkingSet, CpuTime, PoolThreads, PoolQueue, Exceptions,
        RequestDuration,
    ];

    private static MetricDefinition Of(string name, MetricKind kind, string unit, params string[] labels) =>
        new(name, kind, unit, "Described by .NET.") { Owner = MetricOwner.Each, Labels = [.. labels] };
}
