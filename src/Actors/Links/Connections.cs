namespace Sweep.Actors.Links;

/// <summary>How connections begin to carry data, and how they end.</summary>
internal static class Connections
{
    /// <summary>Where this end is with the frames of the other, for Hello and Welcome.</summary>
    public static LinkPosition PositionOf<TMessage>(LinkState<TMessage> link) =>
        new(link.Received, link.Processed, link.Options.CreditFrames);

    /// <summary>Whether the other end can be there in the session that this end is in.</summary>
    public static bool IsPossible<TMessage>(LinkState<TMessage> link, LinkPosition position) =>
        link.Outbox.Acknowledged <= position.Acknowledged && position.Acknowledged <= position.Received
        && position.Received <= link.Outbox.SentMax && position.Credit > 0;

    /// <summary>Both ends agree on the session: data flow from where the other end is.</summary>
    public static void Open<TMessage>(LinkDraft<TMessage> draft, LinkPosition position)
    {
        draft.State = draft.State with
        {
            Phase = LinkPhase.Open,
            FailureCount = 0,
            AcknowledgedAt = draft.State.HeardAt,
            Outbox = draft.State.Outbox.Acknowledge(position.Acknowledged).GoOnBehind(position.Received),
            SendMax = position.Acknowledged + position.Credit,
        };
        draft.StartTimer(draft.State.Options.KeepAliveInterval);
        Sending.Relieve(draft);
        Sending.SendWaiting(draft);
        Sending.EndWhenAcknowledged(draft);
    }

    /// <summary>Something is wrong with the connection: the next one will put it right.</summary>
    public static void Break<TMessage>(LinkDraft<TMessage> draft, string reason)
    {
        draft.Do(new LinkEffect<TMessage>.Close(draft.State.Connection, reason));
        Lose(draft);
    }

    public static void Lose<TMessage>(LinkDraft<TMessage> draft)
    {
        if (draft.State.Phase is LinkPhase.Idle or LinkPhase.Waiting) return;
        if (draft.State.Role == LinkRole.Dialing) Dialing.DialLater(draft);
        else draft.State = draft.State with { Phase = LinkPhase.Idle };
    }

    /// <summary>The session is void. An accepting end has nothing to say outside of one.</summary>
    public static void Forget<TMessage>(LinkDraft<TMessage> draft, string reason)
    {
        Invariant.Check(draft.State.Role == LinkRole.Accepting, "a dialing end keeps what it has to say");
        if (draft.State.Phase == LinkPhase.Open) Break(draft, reason);
        draft.State = draft.State with { Session = null, Outbox = Outbox<TMessage>.Empty, Received = 0, Processed = 0 };
    }

    public static void End<TMessage>(LinkDraft<TMessage> draft, LinkRefusal? refusal)
    {
        if (draft.State is { Role: LinkRole.Accepting, Phase: LinkPhase.Open } && refusal is not null)
        {
            draft.Transmit(new LinkFrame<TMessage>.Refused(refusal));
        }

        if (draft.State.Phase is LinkPhase.Dialing or LinkPhase.Greeting or LinkPhase.Open)
        {
            draft.Do(new LinkEffect<TMessage>.Close(draft.State.Connection, refusal?.Reason ?? "all is said"));
        }

        draft.State = draft.State with { Phase = LinkPhase.Ended };
        draft.Do(new LinkEffect<TMessage>.Ended(refusal));
    }
}
