using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Cluster;

/// <summary>What the decider of all sweeps and nodes is told.</summary>
public abstract record ClusterEvent
{
    private ClusterEvent() { }

    /// <summary>The host has replayed the store and is ready to run effects; always the first event.</summary>
    public sealed record Opened : ClusterEvent;

    public sealed record NodeSpoke(NodeIncarnation Node, NodeMessage Message) : ClusterEvent;

    /// <summary>A person or a program asks for something; answered by one <see cref="ClusterEffect.Reply"/> with the
    /// same number.</summary>
    public sealed record Requested(long Request, ClusterRequest What) : ClusterEvent;

    /// <summary>This process shall end: everything that runs is checkpointed and put back.</summary>
    public sealed record InterruptRequested : ClusterEvent;

    public sealed record TimerFired(ClusterTimer Timer) : ClusterEvent;
}

/// <summary>What the decider asks of its shell.</summary>
public abstract record ClusterEffect
{
    private ClusterEffect() { }

    /// <summary>Durable before any later effect of the same step runs.</summary>
    public sealed record Persist(SweepId Sweep, SweepFact Fact) : ClusterEffect;

    public sealed record Send(NodeIncarnation Node, CoordinatorMessage Message) : ClusterEffect;

    public sealed record StartTimer(ClusterTimer Timer, TimeSpan Delay) : ClusterEffect;

    public sealed record Reply(long Request, ClusterReply Answer) : ClusterEffect;

    public sealed record SaveCheckpoint(AttemptId Attempt, TrialCheckpoint Checkpoint) : ClusterEffect;

    public sealed record DeleteCheckpoint(SweepId Sweep, TrialId Trial) : ClusterEffect;

    /// <summary>Nothing of the sweep is kept.</summary>
    public sealed record DeleteSweep(SweepId Sweep) : ClusterEffect;

    /// <summary>Nothing more will happen to the sweep unless it is extended or retried; emitted once each time.
    /// </summary>
    public sealed record Conclude(SweepId Sweep, SweepOutcome Outcome) : ClusterEffect;
}

/// <summary>A timer's identity: the whole cluster's, or one sweep's.</summary>
public readonly record struct ClusterTimer(ClusterTimerKind Kind, SweepId? Sweep = null);

public enum ClusterTimerKind
{
    LeaseCheck,
    TimeBudget,
}

/// <summary>What people ask of the coordinator. Repeating a request is harmless.</summary>
public abstract record ClusterRequest
{
    private ClusterRequest() { }

    /// <summary>The same definition again changes nothing; one whose cells are a superset, or that raises limits,
    /// extends the sweep of the same name; any other change of a sweep that is there is refused.</summary>
    /// <param name="Grid">The definition, expanded.</param>
    /// <param name="Definition">The same as canonical JSON.</param>
    public sealed record Submit(Grid Grid, string Definition) : ClusterRequest;

    /// <summary>No new attempts; what runs is checkpointed and put back.</summary>
    public sealed record Pause(SweepId Sweep, string Reason) : ClusterRequest;

    public sealed record Resume(SweepId Sweep) : ClusterRequest;

    /// <summary>Ends the sweep: what runs is cancelled.</summary>
    public sealed record Stop(SweepId Sweep, string Reason) : ClusterRequest;

    /// <summary>Failed trials run again, from their beginning.</summary>
    /// <param name="Sweep">Which sweep's.</param>
    /// <param name="Reopenings"><see cref="SweepLedger.Reopenings"/> of the state that was looked at before the trials
    /// were read; when it has changed, they may have succeeded since, and the request is refused.</param>
    /// <param name="Trials">Read from the journal: see <see cref="FailedTrials"/>.</param>
    public sealed record Retry(SweepId Sweep, long Reopenings, ImmutableArray<FailedTrial> Trials) : ClusterRequest;

    /// <summary>Stops the sweep and removes all that is kept of it.</summary>
    public sealed record Delete(SweepId Sweep) : ClusterRequest;

    /// <summary>The node gets no more trials, checkpoints what runs and leaves.</summary>
    public sealed record DrainNode(NodeId Node) : ClusterRequest;

    /// <summary>The node logs so from its next heartbeat on, until somebody asks for something else or its process
    /// ends.</summary>
    public sealed record SetNodeLogs(NodeId Node, LogDetail Logs) : ClusterRequest;
}

/// <summary>A trial that ended as Failed.</summary>
/// <param name="Trial">Which.</param>
/// <param name="LastAttempt">The number of its latest attempt.</param>
/// <param name="Reason">As its terminal record has it.</param>
public sealed record FailedTrial(TrialId Trial, int LastAttempt, string? Reason);

/// <summary>How a request was answered.</summary>
public abstract record ClusterReply
{
    private ClusterReply() { }

    /// <param name="Sweep">Which sweep it concerned, if one.</param>
    /// <param name="Change">What it changed.</param>
    /// <param name="Message">For people.</param>
    public sealed record Accepted(SweepId? Sweep, RequestChange Change, string Message) : ClusterReply;

    /// <param name="Kind">For programs.</param>
    /// <param name="Reason">For people: what was wrong, and what would be right.</param>
    public sealed record Refused(RefusalKind Kind, string Reason) : ClusterReply;
}

public enum RequestChange
{
    None,
    Created,
    Extended,
    Changed,
}

public enum RefusalKind
{
    /// <summary>No such sweep or node.</summary>
    NotFound,

    /// <summary>It would lose work, or does not fit the state that the thing is in.</summary>
    Conflict,
}
