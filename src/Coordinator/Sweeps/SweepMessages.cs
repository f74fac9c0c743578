using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What a sweep's decider is told.</summary>
public abstract record SweepEvent
{
    private SweepEvent() { }

    /// <summary>The host has replayed the journal and is ready to run effects; always the first event.</summary>
    public sealed record Opened : SweepEvent;

    public sealed record NodeSpoke(NodeId Node, NodeMessage Message) : SweepEvent;

    /// <summary>A person asked to stop here and go on later.</summary>
    public sealed record InterruptRequested : SweepEvent;

    public sealed record TimerFired(SweepTimer Timer) : SweepEvent;
}

/// <summary>What a sweep's decider asks of its shell.</summary>
public abstract record SweepEffect
{
    private SweepEffect() { }

    /// <summary>Durable before any later effect of the same step runs.</summary>
    public sealed record Persist(SweepFact Fact) : SweepEffect;

    public sealed record Send(NodeId Node, CoordinatorMessage Message) : SweepEffect;

    public sealed record StartTimer(SweepTimer Timer, TimeSpan Delay) : SweepEffect;

    /// <summary>Nothing more will happen in this process; emitted once.</summary>
    public sealed record Complete(SweepOutcome Outcome) : SweepEffect;
}

public enum SweepTimer
{
    LeaseCheck,
    TimeBudget,
}
