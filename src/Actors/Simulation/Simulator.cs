namespace Sweep.Actors.Simulation;

/// <summary>The third host of the deciders: one thread, virtual time, and one queue ordered by (due time, sequence)
/// that is scheduler, timer wheel and network at once. The same seed gives the same trace, event by event.</summary>
public sealed class Simulator(ulong seed) : IClock
{
    private readonly PriorityQueue<(string Label, Action Deliver), (TimeSpan Due, long Sequence)> _queue = new();
    private long _sequence;

    public TimeSpan Now { get; private set; }

    /// <summary>The root of all randomness; fork it by name.</summary>
    public Prng Random { get; } = new(seed);

    public SimulationTrace Trace { get; } = new();

    public int PendingCount => _queue.Count;

    /// <summary>Delivers after <paramref name="delay"/>; events due at the same time are delivered in the order of
    /// scheduling. <paramref name="label"/> is what the trace records: it must say all that matters of the event.
    /// </summary>
    public void Schedule(TimeSpan delay, string label, Action deliver)
    {
        Invariant.Check(delay >= TimeSpan.Zero, "an effect cannot precede its cause");
        _queue.Enqueue((label, deliver), (Now + delay, _sequence++));
    }

    /// <summary>Time passes and nothing happens, as when a process is stopped and goes on: what falls due meanwhile is
    /// delivered late.</summary>
    public void Sleep(TimeSpan time)
    {
        Invariant.Check(time >= TimeSpan.Zero, "time does not run backwards");
        Now += time;
    }

    /// <summary>Delivers the next event; false when nothing is left.</summary>
    public bool RunNext()
    {
        if (!_queue.TryDequeue(out var next, out var when)) return false;
        Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, when.Due.Ticks));
        Trace.Record(Now, next.Label);
        next.Deliver();
        return true;
    }

    /// <summary>Runs until <paramref name="isDone"/>.</summary>
    /// <exception cref="LivenessException">Nothing is left to deliver, virtual time passed <paramref name="limit"/>, or
    /// more than <paramref name="eventsMax"/> were delivered, before it was.</exception>
    public void RunUntil(Func<bool> isDone, TimeSpan limit, long eventsMax = long.MaxValue)
    {
        while (!isDone())
        {
            if (Now > limit) throw new LivenessException($"not done after {Now} of virtual time");
            if (Trace.Lines.Count >= eventsMax)
            {
                throw new LivenessException(
                    $"not done after {eventsMax} events, at {Now} of virtual time; of the last ones there were\n"
                        + string.Join('\n', Trace.MostFrequent()));
            }

            if (!RunNext()) throw new LivenessException($"nothing left to happen at {Now}, and not done");
        }
    }
}
