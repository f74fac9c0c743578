namespace Sweep.Actors.Links;

/// <summary>What a link's decider is told. Events of a connection that is no longer the current one are ignored.
/// </summary>
public abstract record LinkEvent<TMessage>
{
    private LinkEvent() { }

    /// <summary>Dialing end: begin to dial; always its first event.</summary>
    public sealed record Opened : LinkEvent<TMessage>;

    /// <summary>Dialing end: the connection of a <see cref="LinkEffect{TMessage}.Dial"/> stands.</summary>
    public sealed record Connected(LinkConnection Connection) : LinkEvent<TMessage>;

    /// <summary>Accepting end: a connection whose first frame was this Hello. <paramref name="Fresh"/> is the session
    /// to start if that of Hello is not known.</summary>
    public sealed record Accepted(LinkConnection Connection, LinkFrame<TMessage>.Hello Hello, LinkSession Fresh)
        : LinkEvent<TMessage>;

    public sealed record Received(LinkConnection Connection, LinkFrame<TMessage> Frame) : LinkEvent<TMessage>;

    /// <summary>The connection is gone, or never came to stand.</summary>
    public sealed record Disconnected(LinkConnection Connection, string Reason) : LinkEvent<TMessage>;

    /// <summary>The owner has a message for the other end.</summary>
    /// <param name="Message">It may be sent several times, so it must not change.</param>
    /// <param name="SizeBytes">What it counts for in the outbox.</param>
    public sealed record Send(TMessage Message, int SizeBytes) : LinkEvent<TMessage>;

    /// <summary>The owner of the dialing end answers <see cref="LinkEffect{TMessage}.SessionStarted"/>: the message
    /// that stands before all others in the new session.</summary>
    public sealed record Greet(LinkSession Session, TMessage Message, int SizeBytes) : LinkEvent<TMessage>
    {
        /// <summary>Waiting messages that this one makes void: they are not sent any more.</summary>
        public Predicate<TMessage> Replaces { get; init; } = _ => false;
    }

    /// <summary>The owner is done with all frames of the session up to <paramref name="Number"/>: what they caused is
    /// durable, or need not be.</summary>
    public sealed record Processed(LinkSession Session, long Number) : LinkEvent<TMessage>;

    public sealed record TimerFired(LinkTimer Timer) : LinkEvent<TMessage>;

    /// <summary>Dialing end: say nothing new, and end once everything is acknowledged.</summary>
    public sealed record CloseWhenAcknowledged : LinkEvent<TMessage>;

    /// <summary>Accepting end: what the owner knew of the session is lost; the other end is to start anew.</summary>
    public sealed record Forget(string Reason) : LinkEvent<TMessage>;

    /// <summary>End now. A dialing end on the other side is told <paramref name="Refusal"/>.</summary>
    public sealed record End(LinkRefusal Refusal) : LinkEvent<TMessage>;
}

/// <summary>What a link's decider asks of its shell, in list order.</summary>
public abstract record LinkEffect<TMessage>
{
    private LinkEffect() { }

    /// <summary>Answer with Connected, Disconnected, or a Refused frame when the refusal came before any frame.
    /// </summary>
    public sealed record Dial(LinkConnection Connection) : LinkEffect<TMessage>;

    public sealed record Transmit(LinkConnection Connection, LinkFrame<TMessage> Frame) : LinkEffect<TMessage>;

    /// <summary>After what was transmitted before. No Disconnected is needed.</summary>
    public sealed record Close(LinkConnection Connection, string Reason) : LinkEffect<TMessage>;

    /// <summary>To the owner: in the order of sending, once in a session. Answered by Processed, now or later.
    /// </summary>
    public sealed record Deliver(LinkSession Session, long Number, TMessage Message) : LinkEffect<TMessage>;

    /// <summary>A new numbering began. The owner of the dialing end answers with
    /// <see cref="LinkEvent{TMessage}.Greet"/>; until then nothing is sent. For the owner of the accepting end all that
    /// it sent before and that was not acknowledged is void; what the other end holds comes as its first message.
    /// </summary>
    public sealed record SessionStarted(LinkSession Session) : LinkEffect<TMessage>;

    /// <summary>One live timer: starting it again replaces it.</summary>
    public sealed record StartTimer(LinkTimer Timer, TimeSpan Delay) : LinkEffect<TMessage>;

    /// <summary>The outbox is full: produce no more than what is on its way already.</summary>
    public sealed record Congested : LinkEffect<TMessage>;

    /// <summary>The outbox has room again.</summary>
    public sealed record Relieved : LinkEffect<TMessage>;

    /// <summary>The other end does not go on; <see cref="LinkRefusal.RedirectTo"/> says where to dial next.</summary>
    public sealed record WasRefused(LinkRefusal Refusal) : LinkEffect<TMessage>;

    /// <summary>Nothing more will happen; <paramref name="Refusal"/> is null when everything is acknowledged.</summary>
    public sealed record Ended(LinkRefusal? Refusal) : LinkEffect<TMessage>;
}

/// <summary>A timer of a link; only the newest counts.</summary>
public readonly record struct LinkTimer(long Number);
