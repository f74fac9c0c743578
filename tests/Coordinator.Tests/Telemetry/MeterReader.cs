using System.Diagnostics.Metrics;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Tests.Telemetry;

/// <summary>Listens to one meter, as an exporter does.</summary>
internal sealed class MeterReader : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly List<Told> recorded = [];
    private List<Told> collected = [];

    public MeterReader(Meter meter)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter != meter) return;
            Instruments.Add(instrument);
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(Hear);
        listener.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>Measurements of histograms since the beginning.</summary>
    public IReadOnlyList<Told> Recorded => recorded;

    /// <summary>Counters and gauges as they are now.</summary>
    public IReadOnlyList<Told> Collect()
    {
        collected = [];
        listener.RecordObservableInstruments();
        return collected;
    }

    /// <summary>The one present value of a counter or gauge with these labels.</summary>
    public double Value(MetricDefinition metric, params string[] labels) =>
        Collect().Single(told => told.Is(metric, labels)).Value;

    /// <summary>All values that a histogram has recorded.</summary>
    public double[] Values(MetricDefinition metric) =>
        [.. recorded.Where(told => told.Instrument.Name == metric.Name).Select(told => told.Value)];

    public void Dispose() => listener.Dispose();

    private void Hear(
        Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        (instrument.IsObservable ? collected : recorded).Add(new Told(instrument, value, tags.ToArray()));

    internal sealed record Told(Instrument Instrument, double Value, KeyValuePair<string, object?>[] Tags)
    {
        public bool Is(MetricDefinition metric, params string[] labels) =>
            Instrument.Name == metric.Name && Tags.Select(tag => (string?)tag.Value).SequenceEqual(labels);
    }
}
