namespace Sweep.Actors.Links;

/// <summary>The life of one numbering of frames, in both directions. The accepting end names it: its epoch (greater at
/// each of its starts) and a number that it gives once in that epoch.</summary>
public readonly record struct LinkSession(long Epoch, long Number)
{
    public override string ToString() => $"{Epoch}.{Number}";
}

/// <summary>One attempt at a connection, numbered by the end that uses the number; a later one is greater.</summary>
public readonly record struct LinkConnection(long Number)
{
    public override string ToString() => $"connection-{Number}";
}

/// <summary>How far an end has come with the frames of the other.</summary>
/// <param name="Received">The last data frame that was delivered; the sender goes on behind it.</param>
/// <param name="Acknowledged">The last one that the owner has processed; the sender forgets up to it.</param>
/// <param name="Credit">Frames that may be in flight beyond <paramref name="Acknowledged"/>.</param>
public readonly record struct LinkPosition(long Received, long Acknowledged, int Credit);

/// <summary>What crosses a connection. The dialing end says Hello, the accepting end answers Welcome or Refused; then
/// both send Data, Acknowledged and KeepAlive.</summary>
public abstract record LinkFrame<TMessage>
{
    private LinkFrame() { }

    /// <summary>First frame of the dialing end.</summary>
    /// <param name="Dial">Grows with each attempt, so that a delayed one is told from the newest.</param>
    /// <param name="Session">To be gone on with; null before there was one.</param>
    /// <param name="Position">In that session.</param>
    public sealed record Hello(long Dial, LinkSession? Session, LinkPosition Position) : LinkFrame<TMessage>;

    /// <summary>First frame of the accepting end. A session other than the one of Hello is a new one, in which both
    /// ends number from 1.</summary>
    public sealed record Welcome(LinkSession Session, LinkPosition Position) : LinkFrame<TMessage>;

    /// <summary>Only frame of an accepting end that does not go on.</summary>
    public sealed record Refused(LinkRefusal Refusal) : LinkFrame<TMessage>;

    /// <summary>Numbers are 1, 2, 3, ... in each direction of a session.</summary>
    public sealed record Data(long Number, TMessage Message) : LinkFrame<TMessage>;

    /// <summary>Everything up to <paramref name="Number"/> is processed and need not be kept.</summary>
    public sealed record Acknowledged(long Number, int Credit) : LinkFrame<TMessage>;

    /// <summary>Still there, and <paramref name="Sent"/> is the last data frame that was sent: shows a lost last frame.
    /// </summary>
    public sealed record KeepAlive(long Sent) : LinkFrame<TMessage>;
}

/// <summary>Why an end does not go on with a connection.</summary>
/// <param name="Kind">What it means for the dialing end.</param>
/// <param name="Reason">For people.</param>
/// <param name="RedirectTo">URL of the one that would accept; null when unknown.</param>
public sealed record LinkRefusal(LinkRefusalKind Kind, string Reason, string? RedirectTo = null)
{
    /// <summary>Dialing again would lead to the same answer.</summary>
    public bool IsFinal => Kind is not (LinkRefusalKind.NotLeader or LinkRefusalKind.Busy);
}

public enum LinkRefusalKind
{
    /// <summary>Another coordinator leads, or none does yet.</summary>
    NotLeader,

    /// <summary>Too many connections, or shutting down: try again.</summary>
    Busy,

    /// <summary>The secret is missing or wrong.</summary>
    Unauthorised,

    /// <summary>A later incarnation of the same node has connected.</summary>
    Superseded,

    /// <summary>No protocol version is common.</summary>
    Incompatible,

    /// <summary>What was said breaks the protocol.</summary>
    Malformed,
}
