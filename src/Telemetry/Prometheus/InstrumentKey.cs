using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Sweep.Telemetry.Prometheus;

/// <summary>What an instrument and the SDK's stream of it have in common.</summary>
internal readonly record struct InstrumentKey(string Meter, string Version, string Name)
{
    public static InstrumentKey Of(Instrument instrument) =>
        new(instrument.Meter.Name, instrument.Meter.Version ?? "", MetricViews.NameOf(instrument));

    public static InstrumentKey Of(Metric metric) => new(metric.MeterName, metric.MeterVersion ?? "", metric.Name);
}
