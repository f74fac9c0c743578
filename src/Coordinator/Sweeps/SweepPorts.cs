using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What the sweep's shell may touch.</summary>
public sealed record SweepPorts
{
    public required IJournal Journal { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Must not wait: the coordinator never waits for a node.</summary>
    public required Action<NodeId, CoordinatorMessage> Send { get; init; }

    public required Action<SweepTimer, TimeSpan> StartTimer { get; init; }

    /// <summary>Told facts once they are durable, in journal order; quick, on the coordinator's thread.</summary>
    public required Action<IReadOnlyList<RecordedFact>> Observe { get; init; }

    public required Action<SweepOutcome> Complete { get; init; }

    /// <summary>The journal refused a write: nothing that depended on it was sent, and the actor does no more.
    /// </summary>
    public required Action<JournalException> StorageFailed { get; init; }
}
