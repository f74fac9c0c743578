namespace Sweep.Actors.Links;

/// <summary>One end of a link. It outlives connections; a session is what both ends agree on.</summary>
public sealed record LinkState<TMessage>
{
    internal LinkState() { }

    public required LinkRole Role { get; init; }

    public required LinkOptions Options { get; init; }

    public LinkPhase Phase { get; init; } = LinkPhase.Idle;

    /// <summary>The current connection, or the last one.</summary>
    public LinkConnection Connection { get; init; }

    public LinkSession? Session { get; init; }

    /// <summary>The session is new, and its owner has not yet said what stands before all else.</summary>
    public bool AwaitsGreeting { get; init; }

    /// <summary>The last data frame of the other end that was delivered.</summary>
    public long Received { get; init; }

    /// <summary>The last one that the owner has processed.</summary>
    public long Processed { get; init; }

    public Outbox<TMessage> Outbox { get; init; } = Outbox<TMessage>.Empty;

    /// <summary>The last number that the other end's credit allows to send.</summary>
    public long SendMax { get; init; }

    public bool IsCongested { get; init; }

    public bool IsClosing { get; init; }

    internal ulong JitterSeed { get; init; }

    internal int FailureCount { get; init; }

    /// <summary>Accepting end: the newest attempt at a connection that it heard of.</summary>
    internal long NewestDial { get; init; }

    internal TimeSpan HeardAt { get; init; }

    /// <summary>When the other end last acknowledged something, or something to acknowledge first waited for it.
    /// </summary>
    internal TimeSpan AcknowledgedAt { get; init; }

    internal LinkTimer Timer { get; init; }
}
