using System.Collections.Immutable;

namespace Sweep.Actors.Links;

/// <summary>Messages that the other end has not acknowledged, in order. Their numbers are their places: in flight are
/// <see cref="Acknowledged"/> + 1 to <see cref="Sent"/>, and what waits follows. So a new session costs no renumbering.
/// </summary>
public sealed record Outbox<TMessage>
{
    private ImmutableQueue<Entry> _inFlight = ImmutableQueue<Entry>.Empty;
    private ImmutableQueue<Entry> _waiting = ImmutableQueue<Entry>.Empty;

    private Outbox() { }

    internal static Outbox<TMessage> Empty { get; } = new();

    /// <summary>The last number that the other end will not ask for again.</summary>
    public long Acknowledged { get; private init; }

    /// <summary>The last number sent on the current connection, or received by the other end before it.</summary>
    public long Sent { get; private init; }

    /// <summary>The last number ever sent in this session.</summary>
    public long SentMax { get; private init; }

    /// <summary>Of all messages, by the sizes that their owner gave.</summary>
    public long Bytes { get; private init; }

    /// <summary>How many messages.</summary>
    public long Count { get; private init; }

    public bool IsEmpty => _inFlight.IsEmpty && _waiting.IsEmpty;

    public bool HasWaiting => !_waiting.IsEmpty;

    /// <summary>All messages, oldest first.</summary>
    public IEnumerable<TMessage> Messages => _inFlight.Concat(_waiting).Select(entry => entry.Message);

    internal Outbox<TMessage> Add(TMessage message, int sizeBytes) =>
        this with
        {
            _waiting = _waiting.Enqueue(new Entry(message, sizeBytes)),
            Bytes = Bytes + sizeBytes,
            Count = Count + 1,
        };

    /// <summary>The next waiting message goes out as number <see cref="Sent"/> of the result.</summary>
    internal Outbox<TMessage> SendNext(out TMessage message)
    {
        var waiting = _waiting.Dequeue(out var entry);
        message = entry.Message;
        return this with
        {
            _waiting = waiting,
            _inFlight = _inFlight.Enqueue(entry),
            Sent = Sent + 1,
            SentMax = Math.Max(SentMax, Sent + 1),
        };
    }

    internal Outbox<TMessage> Acknowledge(long number)
    {
        var (inFlight, waiting, bytes) = (_inFlight, _waiting, Bytes);
        for (var next = Acknowledged; next < number; next++)
        {
            Entry entry;
            if (inFlight.IsEmpty) waiting = waiting.Dequeue(out entry);
            else inFlight = inFlight.Dequeue(out entry);
            bytes -= entry.SizeBytes;
        }

        return this with
        {
            _inFlight = inFlight,
            _waiting = waiting,
            Bytes = bytes,
            Count = Count - Math.Max(0, number - Acknowledged),
            Acknowledged = Math.Max(Acknowledged, number),
            Sent = Math.Max(Sent, number),
        };
    }

    /// <summary>On a new connection: goes on behind what the other end received.</summary>
    internal Outbox<TMessage> GoOnBehind(long received)
    {
        var count = (int)(received - Acknowledged);
        var all = _inFlight.Concat(_waiting).ToArray();
        return this with
        {
            _inFlight = ImmutableQueue.Create(all[..count]),
            _waiting = ImmutableQueue.Create(all[count..]),
            Sent = received,
        };
    }

    /// <summary>For a new session: everything waits again, to be numbered from 1.</summary>
    internal Outbox<TMessage> Restart() =>
        Empty with
        {
            _waiting = ImmutableQueue.CreateRange(_inFlight.Concat(_waiting)),
            Bytes = Bytes,
            Count = Count,
        };

    /// <summary>What waits and is not void.</summary>
    internal Outbox<TMessage> Without(Predicate<TMessage> isVoid)
    {
        var kept = _waiting.Where(entry => !isVoid(entry.Message)).ToArray();
        return this with
        {
            _waiting = ImmutableQueue.Create(kept),
            Bytes = _inFlight.Concat(kept).Sum(entry => (long)entry.SizeBytes),
        };
    }

    /// <summary>Before all others; only before the first is sent.</summary>
    internal Outbox<TMessage> Prepend(TMessage message, int sizeBytes)
    {
        Invariant.Check(SentMax == 0, "the first message of a session is sent first");
        return this with
        {
            _waiting = ImmutableQueue.CreateRange(_waiting.Prepend(new Entry(message, sizeBytes))),
            Bytes = Bytes + sizeBytes,
            Count = Count + 1,
        };
    }

    private readonly record struct Entry(TMessage Message, int SizeBytes);
}
