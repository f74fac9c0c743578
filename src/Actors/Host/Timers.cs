namespace Sweep.Actors.Host;

/// <summary>Turns StartTimer effects into events: one live timer per key; starting a key again replaces it.</summary>
public sealed class Timers<TKey>(Action<TKey> onFired) : IDisposable
    where TKey : notnull
{
    private readonly Dictionary<TKey, Timer> _timers = [];

    /// <summary>Not thread-safe: only the actor that owns the timers calls it.</summary>
    public void Start(TKey key, TimeSpan delay)
    {
        if (_timers.Remove(key, out var replaced)) replaced.Dispose();
        _timers[key] = new Timer(_ => onFired(key), null, delay < TimeSpan.Zero ? TimeSpan.Zero : delay,
            Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values) timer.Dispose();
        _timers.Clear();
    }
}
