namespace Sweep.Actors.Links;

/// <summary>Limits and times of a link. Both ends may have their own.</summary>
public sealed record LinkOptions
{
    /// <summary>Data frames that the other end may have in flight beyond the last acknowledged one.</summary>
    public int CreditFrames { get; init; } = 4096;

    /// <summary>What may wait to be acknowledged, in bytes of the owner's measure. A dialing end that reaches it asks
    /// its owner to pause. An accepting end never waits for a peer: it gives the session up, but from one that goes on
    /// acknowledging it bears more.</summary>
    public long OutboxBytesMax { get; init; } = 64 << 20;

    /// <summary>Between two signs of life. Below a third of <see cref="IdleTimeout"/>.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>A connection on which nothing was heard for so long is dead. Short enough for a failover in 10 s.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From dialing until Welcome.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The first wait before dialing again; it doubles up to <see cref="RedialDelayMax"/>, and a random half
    /// of it is left out so that many nodes do not come at once.</summary>
    public TimeSpan RedialDelayMin { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RedialDelayMax { get; init; } = TimeSpan.FromSeconds(2);
}
