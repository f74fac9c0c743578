namespace Sweep.Coordinator.Storage.Leading;

/// <summary>What one coordinator learns about who leads.</summary>
public abstract record LeadershipEvent
{
    private LeadershipEvent() { }

    public sealed record Started : LeadershipEvent;

    public sealed record TimerFired(LeadershipTimer Timer) : LeadershipEvent;

    /// <summary>The lease is this coordinator's; it was asked for at <paramref name="AskedAt"/>, by its own clock.
    /// </summary>
    public sealed record Granted(long Epoch, TimeSpan AskedAt) : LeadershipEvent;

    /// <summary>Somebody else has the lease.</summary>
    public sealed record Refused(Leader Leader) : LeadershipEvent;

    /// <summary>The database could not be asked.</summary>
    public sealed record Unanswered(string Reason) : LeadershipEvent;

    /// <summary>A write of this epoch was refused: somebody else leads already.</summary>
    public sealed record FencedOff(long Epoch) : LeadershipEvent;

    /// <summary>This process is about to end.</summary>
    public sealed record StopRequested : LeadershipEvent;
}

/// <summary>What the shell has to do, in order.</summary>
public abstract record LeadershipEffect
{
    private LeadershipEffect() { }

    /// <summary>Ask the database for the lease: to go on with an epoch, or with null to begin one.</summary>
    public sealed record Claim(long? Epoch) : LeadershipEffect;

    /// <summary>Give the lease back, so that nobody has to wait for its end.</summary>
    public sealed record Release(long Epoch) : LeadershipEffect;

    public sealed record StartTimer(LeadershipTimer Timer, TimeSpan Delay) : LeadershipEffect;

    /// <summary>Open the store with this epoch and coordinate.</summary>
    public sealed record Lead(long Epoch) : LeadershipEffect;

    /// <summary>Stop at once: send nothing more in this epoch.</summary>
    public sealed record StepDown(long Epoch, string Reason) : LeadershipEffect;

    /// <summary>Stand by and point to the leader; null: nobody is known to lead.</summary>
    public sealed record Follow(Leader? Leader) : LeadershipEffect;
}

public enum LeadershipTimer
{
    /// <summary>Time to ask for the lease, or to renew it.</summary>
    Claim,

    /// <summary>The lease may be over.</summary>
    Lease,
}
