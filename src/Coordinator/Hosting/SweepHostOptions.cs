using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Hosting;

/// <summary>What a coordinator's process gives to the sweep that it hosts.</summary>
public sealed record SweepHostOptions
{
    public required SweepPlan Plan { get; init; }

    public required SweepOptions Sweep { get; init; }

    public required IJournal Journal { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Carries a message to a node; must not wait.</summary>
    public required Action<NodeId, CoordinatorMessage> Send { get; init; }

    /// <inheritdoc cref="SweepPorts.Observe"/>
    public required Action<IReadOnlyList<RecordedFact>> Observe { get; init; }

    /// <summary>Told each bug that restarted the actor from its journal.</summary>
    public required Action<Exception> OnRestart { get; init; }
}
