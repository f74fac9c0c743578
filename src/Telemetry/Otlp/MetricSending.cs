using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Sweep.Telemetry.Otlp;

/// <summary>Sends what the instruments of this process tell to a collector, once a minute unless the variable
/// <c>OTEL_METRIC_EXPORT_INTERVAL</c> says otherwise, from its making until it is disposed of. It has a provider of its
/// own: a collection of one provider feeds all its readers, and those of Prometheus would see what they did not ask
/// for.</summary>
public sealed class MetricSending : IDisposable
{
    private const int LastWordsMilliseconds = 5000;
    private const int IntervalMilliseconds = 60_000;

    private readonly MeterProvider provider;

    /// <param name="destination">Where to.</param>
    /// <param name="options">What process they come from.</param>
    /// <exception cref="OtlpRefusedException">A variable is not what it should be.</exception>
    public MetricSending(OtlpDestination destination, TelemetryOptions options)
    {
        var variables = destination.Variables;
        provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Of(options))
            .AddMeter([.. options.Meters])
            .AddView(MetricViews.ViewOf)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddReader(new PeriodicExportingMetricReader(
                new OtlpMetricExporter(destination.Options()), IntervalOf(variables))
            {
                TemporalityPreference = TemporalityOf(variables),
            })
            .Build();
    }

    /// <summary>Sends what there is now, for a few seconds at most.</summary>
    public void Dispose()
    {
        provider.Shutdown(LastWordsMilliseconds);
        provider.Dispose();
    }

    private static int IntervalOf(OtlpVariables variables)
    {
        const string Name = "OTEL_METRIC_EXPORT_INTERVAL";
        if (variables.Value(Name) is not { } text) return IntervalMilliseconds;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) && interval > 0
            ? interval
            : throw new OtlpRefusedException($"{Name}: {text} is no number of milliseconds, e.g. 60000.");
    }

    private static MetricReaderTemporalityPreference TemporalityOf(OtlpVariables variables) =>
        variables.Own("TEMPORALITY_PREFERENCE")?.ToUpperInvariant() switch
        {
            null or "CUMULATIVE" => MetricReaderTemporalityPreference.Cumulative,
            "DELTA" => MetricReaderTemporalityPreference.Delta,
            var other => throw new OtlpRefusedException(
                $"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: {other} is neither cumulative nor delta."),
        };
}
