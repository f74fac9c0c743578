using System.Collections.Immutable;
using Sweep.Actors.Links;

namespace Sweep.Actors.Tests.Links;

/// <summary>One end of a link, driven by hand.</summary>
internal sealed class LinkProbe(LinkState<string> state)
{
    public LinkState<string> State { get; private set; } = state;

    public TimeSpan Now { get; set; }

    public ImmutableArray<LinkEffect<string>> Tell(LinkEvent<string> @event)
    {
        var step = LinkBehaviour.Decide(State, @event, Now);
        State = step.State;
        return step.Effects;
    }

    /// <summary>A frame comes on the current connection.</summary>
    public ImmutableArray<LinkEffect<string>> Hear(LinkFrame<string> frame) =>
        Tell(new LinkEvent<string>.Received(State.Connection, frame));

    /// <summary>The current timer fires.</summary>
    public ImmutableArray<LinkEffect<string>> Wake() => Tell(new LinkEvent<string>.TimerFired(State.Timer));

    /// <summary>The connection breaks, and the next one stands.</summary>
    public void Redial()
    {
        Tell(new LinkEvent<string>.Disconnected(State.Connection, "cut"));
        Wake();
        Tell(new LinkEvent<string>.Connected(State.Connection));
    }
}
