using Microsoft.Extensions.Logging;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Telemetry;

namespace Sweep.Coordinator.Serving;

/// <summary>What a process gives to a coordinator that begins to lead.</summary>
public sealed record ReignOptions
{
    /// <summary>Closed with the reign.</summary>
    public required ISweepStore Store { get; init; }

    /// <summary>Greater than that of every reign before on the same store.</summary>
    public required long Epoch { get; init; }

    public required IClock Clock { get; init; }

    public ClusterOptions Cluster { get; init; } = new();

    /// <inheritdoc cref="Hosting.CoordinatorHostOptions.Log"/>
    public ILogger? Log { get; init; }

    /// <inheritdoc cref="CoordinatorPorts.TraceRatio"/>
    public double TraceRatio { get; init; } = 1;

    /// <summary>Told what happens to links, for the log.</summary>
    public required Action<string> Report { get; init; }

    /// <inheritdoc cref="Hosting.CoordinatorHostOptions.Meter"/>
    public CoordinatorMeter? Meter { get; init; }

    /// <summary>Told each bug that restarted the coordinator from its journals.</summary>
    public required Action<Exception> OnRestart { get; init; }
}
