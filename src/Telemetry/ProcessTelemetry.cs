using Microsoft.AspNetCore.Http;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry;

/// <summary>Gathers what the instruments of this process tell, for as long as it lives. Whoever scrapes asks them on
/// his own thread; between two scrapes nothing runs.</summary>
public sealed class ProcessTelemetry : IDisposable
{
    private readonly MeterProvider provider;
    private readonly ScrapeGate gate;

    public ProcessTelemetry(TelemetryOptions options) : this(options, TimeProvider.System)
    {
    }

    internal ProcessTelemetry(TelemetryOptions options, TimeProvider time)
    {
        var resource = TelemetryResource.Of(options);
        var exporter = new PrometheusExporter(options.Meters);
        provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter([.. options.Meters])
            .AddView(MetricViews.ViewOf)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddReader(new BaseExportingMetricReader(exporter)
            {
                TemporalityPreference = MetricReaderTemporalityPreference.Delta,
            })
            .Build();
        gate = new ScrapeGate(exporter, new LabelText().Of(TelemetryResource.TextsOf(resource.Build())), time);
    }

    /// <summary>Answers a scrape, in the format that it asks for.</summary>
    public async Task Answer(HttpContext context)
    {
        var format = FormatChoice.Of(context.Request.Headers.Accept);
        using var text = await gate.Text(format, context.RequestAborted);
        context.Response.ContentType = format.ContentType;
        context.Response.ContentLength = text.Bytes.Length;
        await context.Response.Body.WriteAsync(text.Bytes, context.RequestAborted);
    }

    internal ValueTask<SharedText> Text(TextFormat format) => gate.Text(format, CancellationToken.None);

    public void Dispose()
    {
        provider.Dispose();
        gate.Dispose();
    }
}
