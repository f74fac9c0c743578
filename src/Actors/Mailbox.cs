namespace Sweep.Actors;

/// <summary>An actor's queue of events, first in first out, with back-pressure. Sources that can produce without end
/// (trainers, networks) use <see cref="PostWhenRoom"/> and wait; messages whose number the protocol bounds use
/// <see cref="Post"/> and never wait. Waiting only ever goes in one direction (trainer to node to coordinator), so no
/// cycle of full mailboxes can deadlock.</summary>
public sealed class Mailbox<TEvent>
{
    private readonly object _gate = new();
    private readonly Queue<TEvent> _events = new();
    private readonly int _capacity;
    private bool _isClosed;

    public Mailbox(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _capacity = capacity;
    }

    public int Count
    {
        get
        {
            lock (_gate) return _events.Count;
        }
    }

    /// <summary>Adds without waiting. An event for a closed mailbox is dropped: its actor is gone, and so is every
    /// promise that a reply would come.</summary>
    public void Post(TEvent @event)
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _events.Enqueue(@event);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Adds, waiting as long as the mailbox is full.</summary>
    public void PostWhenRoom(TEvent @event)
    {
        lock (_gate)
        {
            while (_events.Count >= _capacity && !_isClosed) Monitor.Wait(_gate);
            if (_isClosed) return;
            _events.Enqueue(@event);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for at least one event and moves up to <paramref name="countMax"/> into the emptied
    /// <paramref name="batch"/>; leaves it empty once the mailbox is closed and drained.</summary>
    public void Take(List<TEvent> batch, int countMax)
    {
        batch.Clear();
        lock (_gate)
        {
            while (_events.Count == 0 && !_isClosed) Monitor.Wait(_gate);
            while (batch.Count < countMax && _events.TryDequeue(out var @event)) batch.Add(@event);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes no more events; what is queued can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
