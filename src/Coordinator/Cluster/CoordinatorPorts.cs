using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Logs;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>What the coordinator's shell may touch.</summary>
public sealed record CoordinatorPorts
{
    public required ISweepStore Store { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Must not wait: the coordinator never waits for a node.</summary>
    public required Action<NodeIncarnation, CoordinatorMessage> Send { get; init; }

    public required Action<ClusterTimer, TimeSpan> StartTimer { get; init; }

    public required Action<long, ClusterReply> Reply { get; init; }

    /// <summary>Told facts once they are durable, in journal order; quick, on the coordinator's thread.</summary>
    public required Action<SweepId, IReadOnlyList<RecordedFact>> Observe { get; init; }

    /// <summary>Told the state whose facts have become durable.</summary>
    public required Action<ClusterState> Publish { get; init; }

    public required Action<SweepId, SweepOutcome> Conclude { get; init; }

    /// <summary>Null: nobody reads it.</summary>
    internal ClusterLog? Log { get; init; }

    /// <summary>The share of attempts whose spans are recorded where somebody listens to them, 0 to 1.</summary>
    public double TraceRatio { get; init; } = 1;

    /// <summary>Looks on; null: nobody does.</summary>
    public IClusterWitness? Witness { get; init; }

    /// <summary>The store refused a write: nothing that depended on it was sent, and the actor does no more.</summary>
    public required Action<JournalException> StorageFailed { get; init; }
}
