namespace Sweep.Actors.Links;

/// <summary>The end that dials.</summary>
internal static class Dialing
{
    private const int DoublingsMax = 20;

    public static void Dial<TMessage>(LinkDraft<TMessage> draft)
    {
        draft.State = draft.State with
        {
            Phase = LinkPhase.Dialing,
            Connection = new LinkConnection(draft.State.Connection.Number + 1),
        };
        draft.Do(new LinkEffect<TMessage>.Dial(draft.State.Connection));
        draft.StartTimer(draft.State.Options.HandshakeTimeout);
    }

    public static void SayHello<TMessage>(LinkDraft<TMessage> draft, LinkConnection connection)
    {
        var state = draft.State;
        if (state.Phase != LinkPhase.Dialing || connection != state.Connection) return;
        draft.Transmit(new LinkFrame<TMessage>.Hello(
            connection.Number, state.Session, Connections.PositionOf(state)));
        draft.State = state with { Phase = LinkPhase.Greeting };
    }

    public static void TakeWelcome<TMessage>(LinkDraft<TMessage> draft, LinkFrame<TMessage>.Welcome welcome)
    {
        var (state, session) = (draft.State, welcome.Session);
        if (state.Session is { } known && session.Epoch < known.Epoch)
        {
            Connections.Break(draft, $"session {session} of a coordinator that was replaced in epoch {known.Epoch}");
            return;
        }

        if (session != state.Session) StartAnew(draft, session);
        if (Connections.IsPossible(draft.State, welcome.Position)) Connections.Open(draft, welcome.Position);
        else Connections.Break(draft, $"session {session} cannot be at {welcome.Position}");
    }

    public static void TakeRefusal<TMessage>(LinkDraft<TMessage> draft, LinkRefusal refusal)
    {
        if (draft.State.Phase == LinkPhase.Waiting) return;
        draft.Do(new LinkEffect<TMessage>.WasRefused(refusal));
        if (refusal.IsFinal) Connections.End(draft, refusal);
        else Connections.Break(draft, refusal.Reason);
    }

    public static void DialLater<TMessage>(LinkDraft<TMessage> draft)
    {
        var (state, options) = (draft.State, draft.State.Options);
        var doublings = Math.Min(state.FailureCount, DoublingsMax);
        var delay = TimeSpan.FromTicks(Math.Min(
            options.RedialDelayMin.Ticks << doublings, options.RedialDelayMax.Ticks));
        var random = new Prng(state.JitterSeed);
        var jittered = random.Between(delay / 2, delay);
        draft.State = state with
        {
            Phase = LinkPhase.Waiting,
            FailureCount = state.FailureCount + 1,
            JitterSeed = random.NextUInt64(),
        };
        draft.StartTimer(jittered);
    }

    private static void StartAnew<TMessage>(LinkDraft<TMessage> draft, LinkSession session)
    {
        draft.State = draft.State with
        {
            Session = session,
            AwaitsGreeting = true,
            Received = 0,
            Processed = 0,
            Outbox = draft.State.Outbox.Restart(),
        };
        draft.Do(new LinkEffect<TMessage>.SessionStarted(session));
    }
}
