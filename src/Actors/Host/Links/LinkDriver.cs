using System.Diagnostics.CodeAnalysis;
using Sweep.Actors.Links;

namespace Sweep.Actors.Host.Links;

/// <summary>Runs one end of a link; any thread may tell it events. Effects run one after the other while no other event
/// is decided, so they must not wait. What is to be delivered waits here until the owner takes it.</summary>
/// <param name="initial">The end as it begins.</param>
/// <param name="clock">The host's.</param>
/// <param name="run">Runs all effects but Deliver and StartTimer.</param>
public sealed class LinkDriver<TMessage>(
    LinkState<TMessage> initial, IClock clock, Action<LinkEffect<TMessage>> run) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<LinkEvent<TMessage>> _events = new();
    private readonly Queue<LinkEffect<TMessage>.Deliver> _deliveries = new();
    private LinkState<TMessage> _state = initial;
    private Timer? _timer;
    private bool _isRunning;
    private bool _isDisposed;
    private bool _wasOpen;

    /// <summary>Counts what happens; null: nobody does.</summary>
    public LinkTally? Tally { get; init; }

    public LinkState<TMessage> State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>Messages that wait to be taken; more may come at any time.</summary>
    public int DeliveryCount
    {
        get
        {
            lock (_gate) return _deliveries.Count;
        }
    }

    /// <summary>Decides the event and runs what follows from it. An event told from within an effect comes after it.
    /// </summary>
    public void Tell(LinkEvent<TMessage> @event)
    {
        lock (_gate)
        {
            _events.Enqueue(@event);
            if (_isRunning || _isDisposed) return;
            _isRunning = true;
            try
            {
                while (_events.TryDequeue(out var next)) Decide(next);
            }
            finally
            {
                _isRunning = false;
            }
        }
    }

    /// <summary>The next message for the owner, in order. One thread at a time takes them, or their order is lost.
    /// </summary>
    public bool TryTakeDelivery([NotNullWhen(true)] out LinkEffect<TMessage>.Deliver? delivery)
    {
        lock (_gate) return _deliveries.TryDequeue(out delivery);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isDisposed) Tally?.AddOutbox(-KeptBy(_state));
            if (!_isDisposed && _state.Phase == LinkPhase.Open) Tally?.AddOpen(-1);
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void Decide(LinkEvent<TMessage> @event)
    {
        var step = LinkBehaviour.Decide(_state, @event, clock.Now);
        Count(_state, step.State);
        _state = step.State;
        foreach (var effect in step.Effects)
        {
            if (effect is LinkEffect<TMessage>.Deliver delivery) _deliveries.Enqueue(delivery);
            else if (effect is LinkEffect<TMessage>.StartTimer timer) StartTimer(timer);
            else run(effect);
        }
    }

    private void Count(LinkState<TMessage> before, LinkState<TMessage> after)
    {
        if (Tally is null) return;
        if (KeptBy(after) - KeptBy(before) is not 0 and var change) Tally.AddOutbox(change);
        var (wasOpen, isOpen) = (before.Phase == LinkPhase.Open, after.Phase == LinkPhase.Open);
        if (wasOpen != isOpen) Tally.AddOpen(isOpen ? 1 : -1);
        if (!isOpen || (wasOpen && before.Connection == after.Connection)) return;
        if (_wasOpen) Tally.AddReconnect();
        _wasOpen = true;
    }

    private static long KeptBy(LinkState<TMessage> link) => link.Phase == LinkPhase.Ended ? 0 : link.Outbox.Count;

    private void StartTimer(LinkEffect<TMessage>.StartTimer effect)
    {
        _timer?.Dispose();
        _timer = new Timer(
            _ => Tell(new LinkEvent<TMessage>.TimerFired(effect.Timer)), null, effect.Delay, Timeout.InfiniteTimeSpan);
    }
}
