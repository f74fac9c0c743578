namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Where one coordinator stands.</summary>
public sealed record LeadershipState(LeadershipOptions Options)
{
    /// <summary>The epoch that this coordinator leads in; null while it stands by.</summary>
    public long? Epoch { get; init; }

    /// <summary>The last epoch in which this coordinator stopped leading; it never leads in it again.</summary>
    public long LastEpoch { get; init; }

    /// <summary>When it must have stopped leading, by its own clock, unless the lease is renewed before.</summary>
    public TimeSpan LeadsUntil { get; init; }

    /// <summary>Who leads instead, as far as known.</summary>
    public Leader? Leader { get; init; }

    /// <summary>The process is ending: it asks for nothing more.</summary>
    public bool IsStopped { get; init; }
}
