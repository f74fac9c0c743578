using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Sweep.Messages.Telemetry;

namespace Sweep.Telemetry;

/// <summary>What is read of all that a process could tell, and how much of it at most.</summary>
internal static class MetricViews
{
    /// <summary>Series of a metric that the labels of sweeps multiply: 50 sweeps with at most 45 each, of nine
    /// optimizers and five outcomes, and room for those that take the places of ended ones.</summary>
    internal const int SweepSeriesMax = 4_000;

    /// <summary>Series of a metric that a coordinator has for each node, or for each of its devices.</summary>
    internal const int NodeSeriesMax = 4_000;

    /// <summary>Of a metric whose labels have few values.</summary>
    internal const int OtherSeriesMax = 200;

    private static readonly FrozenDictionary<string, MetricDefinition> Catalog =
        MetricCatalog.All.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>In Prometheus an ending <c>_count</c> is a histogram's, and promtool refuses it elsewhere.</summary>
    private static readonly FrozenDictionary<string, string> NewNames = new Dictionary<string, string>
    {
        ["dotnet.thread_pool.thread.count"] = "dotnet.thread_pool.threads",
        ["dotnet.timer.count"] = "dotnet.timers",
        ["dotnet.assembly.count"] = "dotnet.assemblies",
        ["dotnet.process.cpu.count"] = "dotnet.process.cpus",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Ours, and those of the runtime and the web server that tell how a process fares.</summary>
    public static ImmutableArray<string> Meters { get; } =
    [
        MetricMeters.Coordinator, MetricMeters.Node, MetricMeters.Links,
        "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
    ];

    /// <summary>The instrument's name as it is told.</summary>
    public static string NameOf(Instrument instrument) => NewNames.GetValueOrDefault(instrument.Name, instrument.Name);

    public static MetricStreamConfiguration? ViewOf(Instrument instrument)
    {
        if (NewNames.TryGetValue(instrument.Name, out var name)) return new MetricStreamConfiguration { Name = name };
        if (!Catalog.TryGetValue(instrument.Name, out var definition)) return null;
        return definition.Kind == MetricKind.Histogram
            ? new ExplicitBucketHistogramConfiguration
            {
                Boundaries = [.. definition.Buckets],
                CardinalityLimit = LimitOf(definition),
            }
            : new MetricStreamConfiguration { CardinalityLimit = LimitOf(definition) };
    }

    /// <summary>The SDK takes memory for as many at once.</summary>
    private static int LimitOf(MetricDefinition definition)
    {
        if (definition.Labels.Contains(MetricLabels.Sweep)) return SweepSeriesMax;
        return definition.Owner == MetricOwner.Coordinator && definition.Labels.Contains(MetricLabels.Node)
            ? NodeSeriesMax
            : OtherSeriesMax;
    }
}
