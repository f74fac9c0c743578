namespace Sweep.Actors;

/// <summary>A shell around a decider. The host hands it all events that wait, up to a limit, so that one group commit
/// can serve them; one thread at a time calls it.</summary>
public interface IActor<TEvent>
{
    void Handle(IReadOnlyList<TEvent> events);
}
