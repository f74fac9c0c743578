using System.Collections.Immutable;
using System.Diagnostics;

namespace Sweep.Messages;

/// <summary>What a node sends to the coordinator. The link says which <see cref="NodeIncarnation"/> speaks; every
/// message about a trial carries its attempt.</summary>
public abstract record NodeMessage
{
    private NodeMessage() { }

    /// <summary>The node is there and holds these attempts; all others that the coordinator believes it to hold are
    /// lost. Sent at the start of a node's life, in answer to <see cref="CoordinatorMessage.Rejoin"/>, and first in
    /// every new session of its link.</summary>
    public sealed record Join(NodeProfile Profile, int Capacity, ImmutableArray<AttemptId> Held) : NodeMessage;

    /// <summary>The node wants to hold up to <paramref name="Capacity"/> attempts at once: its worker slots plus what
    /// it fetches ahead, so that short trials do not wait for the journal.</summary>
    public sealed record CapacityChanged(int Capacity) : NodeMessage;

    /// <summary>Training began on a device.</summary>
    /// <param name="Attempt">Of which trial.</param>
    /// <param name="Device">Where it trains.</param>
    /// <param name="GuessLoss">What guessing gives on this data set, ln(classes) in nats; NaN when the model has no
    /// such level.</param>
    /// <param name="GuessAccuracy">The majority class's share of the test set; NaN when there is none.</param>
    /// <param name="StepsPerEpoch">Batches in the training set, of which the last may be smaller.</param>
    public sealed record Began(AttemptId Attempt, string Device, double GuessLoss, double GuessAccuracy,
        long StepsPerEpoch) : NodeMessage;

    /// <summary>Metrics at a step; in step order within one attempt.</summary>
    public sealed record Reported(AttemptId Attempt, long Step, ImmutableArray<MetricValue> Values) : NodeMessage;

    /// <summary>A checkpoint to keep for the trial, when the definition keeps them at the coordinator. Sent after every
    /// report that was made before it.</summary>
    /// <param name="Attempt">Of which trial.</param>
    /// <param name="ReportedStep">The last step that was reported when it was taken.</param>
    /// <param name="Lane">The training as <c>Training</c> saves it, checksum included.</param>
    public sealed record Checkpointed(AttemptId Attempt, long ReportedStep, ReadOnlyMemory<byte> Lane) : NodeMessage;

    /// <summary>The attempt is over on the node.</summary>
    /// <param name="Attempt">Of which trial.</param>
    /// <param name="Outcome">Completed, Diverged (a loss that is not finite), Failed, Preempted, or Stopped after
    /// <see cref="CoordinatorMessage.Stop"/>.</param>
    /// <param name="Seconds">Time that it held its worker.</param>
    /// <param name="Failure">Only for Failed.</param>
    public sealed record Ended(AttemptId Attempt, AttemptOutcome Outcome, double Seconds, TrainingFailure? Failure)
        : NodeMessage;

    /// <summary>Still alive; renews the leases of all attempts that the node holds.</summary>
    public sealed record Heartbeat : NodeMessage;

    /// <summary>The node was asked to leave where it runs: no more trials, please. What runs is checkpointed and
    /// reported as Preempted; a last one follows when nothing runs any more.</summary>
    public sealed record Leaving(bool IsEmpty) : NodeMessage;
}

/// <summary>Why training failed.</summary>
public sealed record TrainingFailure(FailureClass Class, string Reason);

/// <summary>What the coordinator sends to a node.</summary>
public abstract record CoordinatorMessage
{
    private CoordinatorMessage() { }

    /// <summary>Run this attempt. <paramref name="ReportedStep"/> is the last step whose report is durable (0: none): a
    /// checkpoint may be used only when every report made before it is.</summary>
    public sealed record Assign(AttemptId Attempt, TrialSpec Spec, long ReportedStep) : CoordinatorMessage
    {
        public CheckpointOptions Checkpoints { get; init; } = new();

        /// <summary>What <see cref="NodeMessage.Checkpointed"/> brought last; null: none, or kept elsewhere.</summary>
        public TrialCheckpoint? Checkpoint { get; init; }

        /// <summary>The span at the coordinator that those at the node belong under; the default: not traced.
        /// </summary>
        public ActivityContext Trace { get; init; }
    }

    /// <summary>End this attempt now and free its worker.</summary>
    public sealed record Stop(AttemptId Attempt) : CoordinatorMessage;

    /// <summary>End this attempt and free its worker, but keep a checkpoint: the trial goes on later. Answered with
    /// <see cref="NodeMessage.Ended"/>, as Preempted, also when it had not begun.</summary>
    public sealed record Preempt(AttemptId Attempt) : CoordinatorMessage;

    /// <summary>Until when (on the node's clock: from receipt) the node may go on without hearing from the
    /// coordinator.</summary>
    public sealed record LeaseRenewed(TimeSpan Duration) : CoordinatorMessage
    {
        /// <summary>What the node shall log from now on; null: as before.</summary>
        public LogDetail? Logs { get; init; }
    }

    /// <summary>The coordinator does not know this node (it restarted): answer with <see cref="NodeMessage.Join"/>.
    /// </summary>
    public sealed record Rejoin : CoordinatorMessage;

    /// <summary>No more trials: finish nothing, checkpoint what runs, and report Preempted.</summary>
    public sealed record Drain : CoordinatorMessage;

    /// <summary>A later incarnation of the node has joined: stop all, say nothing more, and end.</summary>
    public sealed record Superseded : CoordinatorMessage;
}

/// <summary>A training to go on from, and the last step that it had reported.</summary>
public sealed record TrialCheckpoint(long ReportedStep, ReadOnlyMemory<byte> Lane);
