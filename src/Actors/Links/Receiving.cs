namespace Sweep.Actors.Links;

/// <summary>Messages of the other end.</summary>
internal static class Receiving
{
    public static void Take<TMessage>(LinkDraft<TMessage> draft, LinkFrame<TMessage>.Data frame)
    {
        var state = draft.State;
        if (frame.Number <= state.Received) return; // A repetition.
        if (frame.Number != state.Received + 1)
        {
            Connections.Break(draft, $"frame {frame.Number} came after {state.Received}");
        }
        else if (frame.Number > state.Processed + state.Options.CreditFrames)
        {
            Connections.Break(draft, $"frame {frame.Number} is beyond the credit");
        }
        else
        {
            draft.State = state with { Received = frame.Number };
            draft.Do(new LinkEffect<TMessage>.Deliver(state.Session!.Value, frame.Number, frame.Message));
        }
    }

    /// <summary>The only way to learn that the last frames were lost.</summary>
    public static void Compare<TMessage>(LinkDraft<TMessage> draft, LinkFrame<TMessage>.KeepAlive frame)
    {
        var received = draft.State.Received;
        if (frame.Sent > received) Connections.Break(draft, $"frames {received + 1} to {frame.Sent} were lost");
    }

    public static void Acknowledge<TMessage>(LinkDraft<TMessage> draft, LinkEvent<TMessage>.Processed e)
    {
        var state = draft.State;
        if (e.Session != state.Session || e.Number <= state.Processed) return;
        Invariant.Check(e.Number <= state.Received, "only what was delivered can be processed");
        draft.State = state with { Processed = e.Number };
        if (state.Phase == LinkPhase.Open)
        {
            draft.Transmit(new LinkFrame<TMessage>.Acknowledged(e.Number, state.Options.CreditFrames));
        }
    }
}
