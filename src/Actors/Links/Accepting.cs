namespace Sweep.Actors.Links;

/// <summary>The end that is dialed.</summary>
internal static class Accepting
{
    public static void Answer<TMessage>(
        LinkDraft<TMessage> draft, LinkEvent<TMessage>.Accepted e, TimeSpan now)
    {
        var state = draft.State;
        if (e.Hello.Dial <= state.NewestDial)
        {
            if (e.Connection != state.Connection) Close(draft, e.Connection, "a later connection stands");
            return;
        }

        if (e.Hello.Session is { } named && named.Epoch > e.Fresh.Epoch)
        {
            var reason = $"epoch {named.Epoch} has replaced this coordinator's epoch {e.Fresh.Epoch}";
            var refusal = new LinkRefusal(LinkRefusalKind.NotLeader, reason);
            draft.Do(new LinkEffect<TMessage>.Transmit(e.Connection, new LinkFrame<TMessage>.Refused(refusal)));
            Close(draft, e.Connection, reason);
            return;
        }

        if (state.Phase == LinkPhase.Open) Close(draft, state.Connection, "replaced by a later connection");
        draft.State = state with { Connection = e.Connection, NewestDial = e.Hello.Dial, HeardAt = now };
        Welcome(draft, e);
    }

    private static void Welcome<TMessage>(LinkDraft<TMessage> draft, LinkEvent<TMessage>.Accepted e)
    {
        var isKnown = draft.State.Session is { } own && own == e.Hello.Session
            && Connections.IsPossible(draft.State, e.Hello.Position);
        if (!isKnown) StartAnew(draft, e.Fresh);
        draft.Transmit(new LinkFrame<TMessage>.Welcome(
            draft.State.Session!.Value, Connections.PositionOf(draft.State)));
        Connections.Open(draft, isKnown ? e.Hello.Position : new LinkPosition(0, 0, e.Hello.Position.Credit));
    }

    private static void StartAnew<TMessage>(LinkDraft<TMessage> draft, LinkSession session)
    {
        draft.State = draft.State with
        {
            Session = session,
            Received = 0,
            Processed = 0,
            Outbox = Outbox<TMessage>.Empty,
        };
        draft.Do(new LinkEffect<TMessage>.SessionStarted(session));
    }

    private static void Close<TMessage>(LinkDraft<TMessage> draft, LinkConnection connection, string reason) =>
        draft.Do(new LinkEffect<TMessage>.Close(connection, reason));
}
