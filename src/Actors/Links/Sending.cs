namespace Sweep.Actors.Links;

/// <summary>Messages on their way to the other end.</summary>
internal static class Sending
{
    public static void Add<TMessage>(LinkDraft<TMessage> draft, LinkEvent<TMessage>.Send e, TimeSpan now)
    {
        var state = draft.State;
        if (state.Role == LinkRole.Accepting && state.Session is null) return; // The next session begins with a Join.
        draft.State = state with
        {
            Outbox = state.Outbox.Add(e.Message, e.SizeBytes),
            AcknowledgedAt = state.Outbox.IsEmpty ? now : state.AcknowledgedAt,
        };
        SendWaiting(draft);
        if (draft.State.Outbox.Bytes <= state.Options.OutboxBytesMax) return;
        if (state.Role == LinkRole.Accepting)
        {
            // Who reads may have much to read: in the next session it would be as much.
            if (state.Phase == LinkPhase.Open && now - draft.State.AcknowledgedAt < state.Options.IdleTimeout) return;
            Connections.Forget(draft, $"more than {state.Options.OutboxBytesMax} bytes wait for an answer");
        }
        else if (!state.IsCongested)
        {
            draft.State = draft.State with { IsCongested = true };
            draft.Do(new LinkEffect<TMessage>.Congested());
        }
    }

    public static void Greet<TMessage>(LinkDraft<TMessage> draft, LinkEvent<TMessage>.Greet e)
    {
        if (!draft.State.AwaitsGreeting || e.Session != draft.State.Session) return;
        draft.State = draft.State with
        {
            AwaitsGreeting = false,
            Outbox = draft.State.Outbox.Without(e.Replaces).Prepend(e.Message, e.SizeBytes),
        };
        Relieve(draft);
        SendWaiting(draft);
    }

    public static void SendWaiting<TMessage>(LinkDraft<TMessage> draft)
    {
        var state = draft.State;
        if (state.Phase != LinkPhase.Open || state.AwaitsGreeting) return;
        var outbox = state.Outbox;
        while (outbox.HasWaiting && outbox.Sent < state.SendMax)
        {
            outbox = outbox.SendNext(out var message);
            draft.Transmit(new LinkFrame<TMessage>.Data(outbox.Sent, message));
        }

        if (!ReferenceEquals(outbox, state.Outbox)) draft.State = state with { Outbox = outbox };
    }

    /// <summary>The other end is done with what is acknowledged.</summary>
    public static void Forget<TMessage>(LinkDraft<TMessage> draft, LinkFrame<TMessage>.Acknowledged frame)
    {
        var state = draft.State;
        if (frame.Number > state.Outbox.SentMax)
        {
            Connections.Break(draft, $"frame {frame.Number} is acknowledged, and {state.Outbox.SentMax} was the last");
            return;
        }

        var isProgress = frame.Number > state.Outbox.Acknowledged;
        draft.State = state with
        {
            AcknowledgedAt = isProgress ? state.HeardAt : state.AcknowledgedAt,
            Outbox = state.Outbox.Acknowledge(frame.Number),
            SendMax = Math.Max(state.SendMax, frame.Number + frame.Credit),
        };
        Relieve(draft);
        SendWaiting(draft);
        EndWhenAcknowledged(draft);
    }

    public static void Relieve<TMessage>(LinkDraft<TMessage> draft)
    {
        if (!draft.State.IsCongested || draft.State.Outbox.Bytes > draft.State.Options.OutboxBytesMax / 2) return;
        draft.State = draft.State with { IsCongested = false };
        draft.Do(new LinkEffect<TMessage>.Relieved());
    }

    public static void EndWhenAcknowledged<TMessage>(LinkDraft<TMessage> draft)
    {
        if (draft.State.IsClosing && draft.State.Outbox.IsEmpty) Connections.End(draft, null);
    }
}
