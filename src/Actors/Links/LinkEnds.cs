namespace Sweep.Actors.Links;

/// <summary>The two ends of a link, as they begin.</summary>
public static class LinkEnds
{
    /// <summary>An end that dials, and dials again when a connection breaks.</summary>
    /// <param name="options">Limits and times.</param>
    /// <param name="random">Draws the seed of its jitter.</param>
    public static LinkState<TMessage> Dialing<TMessage>(LinkOptions options, Prng random) =>
        new() { Role = LinkRole.Dialing, Options = options, JitterSeed = random.NextUInt64() };

    /// <summary>An end that waits for its peer to dial.</summary>
    public static LinkState<TMessage> Accepting<TMessage>(LinkOptions options) =>
        new() { Role = LinkRole.Accepting, Options = options };
}
