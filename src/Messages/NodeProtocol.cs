using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>What a node sends to the coordinator. Every message about a trial carries the attempt (fencing number).
/// </summary>
public abstract record NodeMessage
{
    private NodeMessage() { }

    /// <summary>The node is there and holds these attempts; all others that the coordinator believes it to hold are
    /// lost. Sent at the start of a node's life and in answer to <see cref="CoordinatorMessage.Rejoin"/>.</summary>
    public sealed record Join(NodeId Node, int Capacity, ImmutableArray<HeldAttempt> Held) : NodeMessage;

    /// <summary>The node wants to hold up to <paramref name="Capacity"/> attempts at once: its worker slots plus what
    /// it fetches ahead, so that short trials do not wait for the journal.</summary>
    public sealed record CapacityChanged(NodeId Node, int Capacity) : NodeMessage;

    /// <summary>Training began on a device.</summary>
    /// <param name="Node">The sender.</param>
    /// <param name="Trial">The trial.</param>
    /// <param name="Attempt">The attempt (fencing number).</param>
    /// <param name="Device">Where it trains.</param>
    /// <param name="GuessLoss">What guessing gives on this data set, ln(classes) in nats; NaN when the model has no
    /// such level.</param>
    /// <param name="GuessAccuracy">The majority class's share of the test set; NaN when there is none.</param>
    /// <param name="StepsPerEpoch">Batches in the training set, of which the last may be smaller.</param>
    public sealed record Began(NodeId Node, TrialId Trial, int Attempt, string Device, double GuessLoss,
        double GuessAccuracy, long StepsPerEpoch) : NodeMessage;

    /// <summary>Metrics at a step; in step order within one attempt.</summary>
    public sealed record Reported(
        NodeId Node, TrialId Trial, int Attempt, long Step, ImmutableArray<MetricValue> Values) : NodeMessage;

    /// <summary>The attempt is over on the node.</summary>
    /// <param name="Node">The sender.</param>
    /// <param name="Trial">The trial.</param>
    /// <param name="Attempt">The attempt (fencing number).</param>
    /// <param name="Outcome">Completed, Diverged (a loss that is not finite), Failed, Preempted, or Stopped after
    /// <see cref="CoordinatorMessage.Stop"/>.</param>
    /// <param name="Seconds">Time that it held its worker.</param>
    /// <param name="Failure">Only for Failed.</param>
    public sealed record Ended(NodeId Node, TrialId Trial, int Attempt, AttemptOutcome Outcome, double Seconds,
        TrainingFailure? Failure) : NodeMessage;

    /// <summary>Still alive; renews the leases of all attempts that the node holds.</summary>
    public sealed record Heartbeat(NodeId Node) : NodeMessage;
}

/// <summary>An attempt that a node holds, running or fetched ahead.</summary>
public readonly record struct HeldAttempt(TrialId Trial, int Attempt);

/// <summary>Why training failed. A deterministic error would only repeat itself, so it is never retried.</summary>
public sealed record TrainingFailure(string Reason, bool IsDeterministic);

/// <summary>What the coordinator sends to a node.</summary>
public abstract record CoordinatorMessage
{
    private CoordinatorMessage() { }

    /// <summary>Run this attempt. <paramref name="ReportedStep"/> is the last step whose report is durable (0: none): a
    /// checkpoint may be used only when every report made before it is.</summary>
    public sealed record Assign(TrialId Trial, int Attempt, TrialSpec Spec, long ReportedStep) : CoordinatorMessage;

    /// <summary>End this attempt now and free its worker.</summary>
    public sealed record Stop(TrialId Trial, int Attempt) : CoordinatorMessage;

    /// <summary>Until when (on the node's clock: from receipt) the node may go on without hearing from the
    /// coordinator.</summary>
    public sealed record LeaseRenewed(TimeSpan Duration) : CoordinatorMessage;

    /// <summary>The coordinator does not know this node (it restarted): answer with <see cref="NodeMessage.Join"/>.
    /// </summary>
    public sealed record Rejoin : CoordinatorMessage;

    /// <summary>No more trials: finish nothing, checkpoint what runs, and report Preempted.</summary>
    public sealed record Drain : CoordinatorMessage;
}
