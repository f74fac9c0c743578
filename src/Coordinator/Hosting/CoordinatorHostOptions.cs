using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Telemetry;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Hosting;

/// <summary>What a process gives to the coordinator that it hosts.</summary>
public sealed record CoordinatorHostOptions
{
    public ClusterOptions Cluster { get; init; } = new();

    /// <summary>Not closed with the host.</summary>
    public required ISweepStore Store { get; init; }

    public required IClock Clock { get; init; }

    /// <inheritdoc cref="CoordinatorPorts.Send"/>
    public required Action<NodeIncarnation, CoordinatorMessage> Send { get; init; }

    /// <inheritdoc cref="CoordinatorPorts.Observe"/>
    public Action<SweepId, IReadOnlyList<RecordedFact>> Observe { get; init; } = (_, _) => { };

    /// <summary>Told when a sweep has come to its end, or to the end of this process's work on it; quick, on the
    /// coordinator's thread.</summary>
    public Action<SweepId, SweepOutcome> OnConcluded { get; init; } = (_, _) => { };

    /// <summary>Told what happens to sweeps, nodes and attempts; null: nobody reads it.</summary>
    public ILogger? Log { get; init; }

    /// <inheritdoc cref="CoordinatorPorts.TraceRatio"/>
    public double TraceRatio { get; init; } = 1;

    /// <summary>Told each bug that restarted the actor from its journal.</summary>
    public required Action<Exception> OnRestart { get; init; }

    /// <summary>Tells what the coordinator does in numbers; null: nobody wants to know. Not closed with the host.
    /// </summary>
    public CoordinatorMeter? Meter { get; init; }

    /// <summary>For the meter: ranks a sweep's configurations, null when it is gone; from any thread, and not in a
    /// hurry. Null: rankings are not told.</summary>
    public Func<SweepId, ImmutableArray<ConfigurationSummary>?>? Rank { get; init; }

    /// <summary>Told what went wrong with the meter, which harms nothing else.</summary>
    public Action<string, Exception> Warn { get; init; } = (_, _) => { };
}
