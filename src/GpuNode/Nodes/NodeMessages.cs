using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>What a node's decider is told. Events from a worker carry the attempt, so that a late one of an attempt
/// that was stopped is recognised.</summary>
public abstract record NodeEvent
{
    private NodeEvent() { }

    /// <summary>The host is ready to run effects; always the first event.</summary>
    public sealed record Opened : NodeEvent;

    public sealed record CoordinatorSpoke(CoordinatorMessage Message) : NodeEvent;

    public sealed record TrainingBegan(AttemptId Held, string Device, double GuessLoss, double GuessAccuracy,
        long StepsPerEpoch) : NodeEvent;

    public sealed record TrainingReported(AttemptId Held, long Step, ImmutableArray<MetricValue> Values) : NodeEvent;

    /// <summary>A checkpoint for the coordinator to keep; after the reports that were made before it.</summary>
    public sealed record CheckpointTaken(AttemptId Held, long ReportedStep, ReadOnlyMemory<byte> Lane) : NodeEvent;

    /// <summary>The worker is free. <paramref name="Seconds"/> is the time that the attempt held it.</summary>
    public sealed record TrainingEnded(AttemptId Held, TrainingResult Result, double Seconds) : NodeEvent;

    /// <summary>The process was asked to end: what runs is checkpointed, and nothing new begins.</summary>
    public sealed record LeaveRequested : NodeEvent;

    public sealed record TimerFired(NodeTimer Timer) : NodeEvent;
}

/// <summary>How a worker left a training.</summary>
public abstract record TrainingResult
{
    private TrainingResult() { }

    public sealed record Completed : TrainingResult;

    /// <summary>The loss was not finite, and the trial was told to halt then.</summary>
    public sealed record Halted : TrainingResult;

    /// <summary>Told to stop. When a checkpoint was asked for, it has been written.</summary>
    public sealed record Stopped : TrainingResult;

    public sealed record Failed(TrainingFailure Failure) : TrainingResult;
}

/// <summary>What a node's decider asks of its shell.</summary>
public abstract record NodeEffect
{
    private NodeEffect() { }

    public sealed record Send(NodeMessage Message) : NodeEffect;

    /// <summary>Train on a free worker slot.</summary>
    public sealed record StartTraining(int Slot, CoordinatorMessage.Assign Order) : NodeEffect;

    /// <summary>The slot's training ends at its next step and answers with TrainingEnded.</summary>
    public sealed record StopTraining(int Slot, StopMode Mode) : NodeEffect;

    public sealed record StartTimer(NodeTimer Timer, TimeSpan Delay) : NodeEffect;

    /// <summary>Log from now on what somebody asked the coordinator for.</summary>
    public sealed record SetLogs(LogDetail Logs) : NodeEffect;

    /// <summary>Drained: no worker is busy and no more work will come; emitted once.</summary>
    public sealed record Complete : NodeEffect;

    /// <summary>A later process has this node's name: end this one, with an error that says so; emitted once, and the
    /// last effect of all.</summary>
    public sealed record GiveWay : NodeEffect;
}

public enum NodeTimer
{
    Heartbeat,
    LeaseRunsOut,
}

public enum StopMode
{
    /// <summary>The trial is over: what it computed is of no use, and neither is its checkpoint.</summary>
    Discard,

    /// <summary>The trial will go on in a later attempt: keep a checkpoint.</summary>
    Checkpoint,

    /// <summary>The trial is another process's: leave its checkpoints as they are.</summary>
    Abandon,
}
