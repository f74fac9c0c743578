using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>Looks on at what the coordinator's shell does, to tell others in numbers. On the coordinator's thread, so
/// quick.</summary>
public interface IClusterWitness
{
    /// <summary>Whether it is worth to measure and to tell it anything.</summary>
    bool IsWatching { get; }

    /// <summary>A batch of events was decided and its facts are durable.</summary>
    void Committed(in CommittedBatch batch);

    void SnapshotSaved(TimeSpan duration, int sizeBytes);

    /// <summary>The leases of these nodes ran out.</summary>
    void NodesLost(IEnumerable<NodeId> nodes);
}
