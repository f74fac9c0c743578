using System.Collections.Immutable;

namespace Sweep.Actors.Links;

/// <summary>The step that a decision is building.</summary>
internal sealed class LinkDraft<TMessage>(LinkState<TMessage> state)
{
    private readonly ImmutableArray<LinkEffect<TMessage>>.Builder _effects =
        ImmutableArray.CreateBuilder<LinkEffect<TMessage>>(1);

    public LinkState<TMessage> State { get; set; } = state;

    public void Do(LinkEffect<TMessage> effect) => _effects.Add(effect);

    public void Transmit(LinkFrame<TMessage> frame) =>
        Do(new LinkEffect<TMessage>.Transmit(State.Connection, frame));

    /// <summary>Replaces the timer of the phase before.</summary>
    public void StartTimer(TimeSpan delay)
    {
        State = State with { Timer = new LinkTimer(State.Timer.Number + 1) };
        Do(new LinkEffect<TMessage>.StartTimer(State.Timer, delay));
    }

    public Step<LinkState<TMessage>, LinkEffect<TMessage>> ToStep() => new(State, _effects.DrainToImmutable());
}
