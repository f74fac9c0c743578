using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace Sweep.Telemetry.Prometheus;

/// <summary>Which instruments there are, and which of them are observed rather than told: the SDK's streams do not say.
/// </summary>
internal sealed class InstrumentRegister : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<InstrumentKey, Entry> entries = [];
    private readonly ImmutableArray<string> meters;
    private readonly MeterListener listener;

    public InstrumentRegister(ImmutableArray<string> meters)
    {
        this.meters = meters;
        listener = new MeterListener { InstrumentPublished = Add, MeasurementsCompleted = Remove };
        listener.Start();
    }

    /// <summary>Whether an instrument of this key has not ended.</summary>
    public bool IsLive(InstrumentKey key)
    {
        lock (gate) return entries.ContainsKey(key);
    }

    public bool IsObservable(InstrumentKey key)
    {
        lock (gate) return entries.TryGetValue(key, out var entry) && entry.IsObservable;
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, MeterListener itself)
    {
        if (!meters.Contains(instrument.Meter.Name, StringComparer.Ordinal)) return;
        var key = InstrumentKey.Of(instrument);
        lock (gate)
        {
            var count = entries.TryGetValue(key, out var entry) ? entry.Count : 0;
            entries[key] = new Entry(count + 1, instrument.IsObservable);
        }

        // Without it the end of an instrument is not told. No callback takes the measurements.
        itself.EnableMeasurementEvents(instrument);
    }

    private void Remove(Instrument instrument, object? state)
    {
        var key = InstrumentKey.Of(instrument);
        lock (gate)
        {
            if (entries.GetValueOrDefault(key) is { Count: > 1 } entry)
                entries[key] = entry with { Count = entry.Count - 1 };
            else entries.Remove(key);
        }
    }

    private readonly record struct Entry(int Count, bool IsObservable);
}
