using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using Sweep.Messages.Telemetry;

namespace Sweep.Telemetry.Otlp;

/// <summary>Sends the spans of this process to a collector, from its making until it is disposed of.</summary>
public sealed class SpanSending : IDisposable
{
    private const int LastWordsMilliseconds = 5000;

    private readonly TracerProvider provider;
    private readonly SpanQueue queue;

    /// <param name="destination">Where to.</param>
    /// <param name="options">What process they come from.</param>
    public SpanSending(OtlpDestination destination, TelemetryOptions options)
    {
        queue = new SpanQueue(new OtlpTraceExporter(destination.Options()));
        provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Of(options))
            .AddSource(SpanNames.Coordinator, SpanNames.Node)
            .AddProcessor(queue)
            .Build();
    }

    /// <summary>Spans that did not reach the collector.</summary>
    public long Lost => queue.Lost;

    /// <summary>Sends what waits, for a few seconds at most.</summary>
    public void Dispose()
    {
        provider.Shutdown(LastWordsMilliseconds);
        provider.Dispose();
    }
}
