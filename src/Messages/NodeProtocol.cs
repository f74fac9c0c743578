using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>What a node sends to the coordinator. Every message about a trial carries the attempt (fencing number).</summary>
public abstract record NodeMessage
{
    private NodeMessage() { }

    /// <summary>The node is there with this many worker slots. Sent once per life of the node; all attempts that a
    /// previous life held are lost.</summary>
    public sealed record Join(NodeId Node, int Slots) : NodeMessage;

    /// <summary>The node wants up to <paramref name="Count"/> more trials (free slots plus prefetch).</summary>
    public sealed record WorkWanted(NodeId Node, int Count) : NodeMessage;

    /// <summary>Training began on a device. <paramref name="GuessLoss"/> and <paramref name="GuessAccuracy"/> are what
    /// guessing gives on this data set: ln(classes) in nats, and the majority class's share of the test set; NaN when
    /// the model has no such level.</summary>
    public sealed record Began(
        NodeId Node, TrialId Trial, int Attempt, string Device, double GuessLoss, double GuessAccuracy) : NodeMessage;

    /// <summary>Metrics at a step; in step order within one attempt.</summary>
    public sealed record Reported(
        NodeId Node, TrialId Trial, int Attempt, long Step, ImmutableArray<MetricValue> Values) : NodeMessage;

    /// <summary>The attempt is over on the node: Completed, Failed (with the reason), Preempted, or Stopped after
    /// <see cref="CoordinatorMessage.Stop"/>. <paramref name="Seconds"/> is the time that it held its worker.</summary>
    public sealed record Ended(
        NodeId Node, TrialId Trial, int Attempt, AttemptOutcome Outcome, double Seconds, string? Reason) : NodeMessage;

    /// <summary>Still alive; renews the leases of all attempts that the node holds.</summary>
    public sealed record Heartbeat(NodeId Node) : NodeMessage;
}

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

    /// <summary>No more trials: finish nothing, checkpoint what runs, and report Preempted.</summary>
    public sealed record Drain : CoordinatorMessage;
}
