using System.Diagnostics;

namespace Sweep.Actors.Links;

/// <summary>One end of a link: carries messages in order and once over connections that break, lose, repeat, reorder
/// and delay. There is one way back from everything that goes wrong on a connection: close it, dial again, and go on
/// behind what the other end says that it received. See docs/protocol.md.</summary>
public static class LinkBehaviour
{
    public static Step<LinkState<TMessage>, LinkEffect<TMessage>> Decide<TMessage>(
        LinkState<TMessage> link, LinkEvent<TMessage> @event, TimeSpan now)
    {
        var draft = new LinkDraft<TMessage>(link);
        if (link.Phase != LinkPhase.Ended) Decide(draft, @event, now);
        return draft.ToStep();
    }

    private static void Decide<TMessage>(LinkDraft<TMessage> draft, LinkEvent<TMessage> @event, TimeSpan now)
    {
        switch (@event)
        {
            case LinkEvent<TMessage>.Opened:
                Dialing.Dial(draft);
                break;
            case LinkEvent<TMessage>.Connected e:
                Dialing.SayHello(draft, e.Connection);
                break;
            case LinkEvent<TMessage>.Accepted e:
                Accepting.Answer(draft, e, now);
                break;
            case LinkEvent<TMessage>.Received e when e.Connection == draft.State.Connection:
                Hear(draft, e.Frame, now);
                break;
            case LinkEvent<TMessage>.Disconnected e when e.Connection == draft.State.Connection:
                Connections.Lose(draft);
                break;
            case LinkEvent<TMessage>.Received or LinkEvent<TMessage>.Disconnected:
                break; // Of a connection that was given up.
            case LinkEvent<TMessage>.Send e:
                Sending.Add(draft, e, now);
                break;
            case LinkEvent<TMessage>.Greet e:
                Sending.Greet(draft, e);
                break;
            case LinkEvent<TMessage>.Processed e:
                Receiving.Acknowledge(draft, e);
                break;
            case LinkEvent<TMessage>.TimerFired e:
                if (e.Timer == draft.State.Timer) WakeUp(draft, now);
                break;
            case LinkEvent<TMessage>.CloseWhenAcknowledged:
                draft.State = draft.State with { IsClosing = true };
                Sending.EndWhenAcknowledged(draft);
                break;
            case LinkEvent<TMessage>.Forget e:
                Connections.Forget(draft, e.Reason);
                break;
            case LinkEvent<TMessage>.End e:
                Connections.End(draft, e.Refusal);
                break;
            default:
                throw new UnreachableException($"no rule for {@event}");
        }
    }

    private static void Hear<TMessage>(LinkDraft<TMessage> draft, LinkFrame<TMessage> frame, TimeSpan now)
    {
        draft.State = draft.State with { HeardAt = now };
        switch (frame)
        {
            case LinkFrame<TMessage>.Data f when draft.State.Phase == LinkPhase.Open:
                Receiving.Take(draft, f);
                break;
            case LinkFrame<TMessage>.Acknowledged f when draft.State.Phase == LinkPhase.Open:
                Sending.Forget(draft, f);
                break;
            case LinkFrame<TMessage>.KeepAlive f when draft.State.Phase == LinkPhase.Open:
                Receiving.Compare(draft, f);
                break;
            case LinkFrame<TMessage>.Welcome f when draft.State.Phase == LinkPhase.Greeting:
                Dialing.TakeWelcome(draft, f);
                break;
            case LinkFrame<TMessage>.Refused f when draft.State.Role == LinkRole.Dialing:
                Dialing.TakeRefusal(draft, f.Refusal);
                break;
            default:
                break; // A repetition, or early: what it carried is asked for again by its number.
        }
    }

    private static void WakeUp<TMessage>(LinkDraft<TMessage> draft, TimeSpan now)
    {
        var (state, options) = (draft.State, draft.State.Options);
        switch (state.Phase)
        {
            case LinkPhase.Waiting:
                Dialing.Dial(draft);
                break;
            case LinkPhase.Dialing or LinkPhase.Greeting:
                Connections.Break(draft, $"no answer within {options.HandshakeTimeout}");
                break;
            case LinkPhase.Open when now - state.HeardAt >= options.IdleTimeout:
                Connections.Break(draft, $"nothing heard for {now - state.HeardAt}");
                break;
            case LinkPhase.Open:
                draft.Transmit(new LinkFrame<TMessage>.Acknowledged(state.Processed, options.CreditFrames));
                draft.Transmit(new LinkFrame<TMessage>.KeepAlive(state.Outbox.Sent));
                draft.StartTimer(options.KeepAliveInterval);
                break;
            default:
                break; // Started for a connection that broke.
        }
    }
}
