namespace Sweep.Telemetry.Prometheus;

/// <summary>Lets one scrape at a time through to the instruments. Those that come together, or shortly after, get the
/// same numbers, so that many watchers cost no more than one.</summary>
internal sealed class ScrapeGate(PrometheusExporter exporter, string target, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<TextFormat, ReadOnlyMemory<byte>> texts = [];
    private long? collectedAt;
    private int sizeExpected = 64 * 1024;

    public async ValueTask<ReadOnlyMemory<byte>> Text(TextFormat format, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (collectedAt is not { } at || time.GetElapsedTime(at) >= Freshness) Collect();
            if (texts.TryGetValue(format, out var text)) return text;
            text = texts[format] = format.Write(target, exporter.Streams, sizeExpected);
            sizeExpected = Math.Max(sizeExpected, text.Length + (text.Length / 8));
            return text;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private void Collect()
    {
        texts.Clear();
        exporter.Refresh();
        collectedAt = time.GetTimestamp();
    }
}
