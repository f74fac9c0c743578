using Sweep.Actors;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>What a worker may touch.</summary>
public sealed record WorkerOptions
{
    public required IClock Clock { get; init; }

    /// <summary>For spans; null where the worker belongs to none.</summary>
    public NodeId? Node { get; init; }

    /// <summary>Tells the node; waits while the node is busy.</summary>
    public required Action<NodeEvent> Post { get; init; }

    /// <summary>Opens a data set by name; the same instance for all workers.</summary>
    public required Func<string, LabelledData> OpenData { get; init; }

    public required Func<NetworkShape, LabelledData, ILaneEngine> CreateEngine { get; init; }

    /// <summary>For orders that keep checkpoints in a folder; null: nothing is kept of those, and when interrupted they
    /// start from their beginning.</summary>
    public CheckpointStore? Checkpoints { get; init; }

    /// <summary>For orders that keep them at the coordinator: larger ones are not sent.</summary>
    public int CoordinatorCheckpointBytesMax { get; init; } = CheckpointOptions.CoordinatorBytesMax;

    /// <summary>Told when an attempt begins and ends here, for the log.</summary>
    public Action<AttemptId, string> Tell { get; init; } = (_, _) => { };

    /// <summary>Told what went wrong without changing any result: a checkpoint that could not be written or read.
    /// </summary>
    public required Action<AttemptId, string, Exception> Warn { get; init; }
}
