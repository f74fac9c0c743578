namespace Sweep.Telemetry.Prometheus;

/// <summary>Lets one scrape at a time through to the instruments. Those that come together, or shortly after, get the
/// same numbers, so that many watchers cost no more than one.</summary>
internal sealed class ScrapeGate(PrometheusExporter exporter, string target, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<TextFormat, SharedText> texts = [];
    private long? collectedAt;
    private int sizeExpected = 64 * 1024;

    /// <summary>The answer, to be disposed of once it is written out.</summary>
    public async ValueTask<SharedText> Text(TextFormat format, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (collectedAt is not { } at || time.GetElapsedTime(at) >= Freshness) Collect();
            if (!texts.TryGetValue(format, out var text)) text = texts[format] = Write(format);
            return text.Share();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        Forget();
        turn.Dispose();
    }

    private void Collect()
    {
        Forget();
        exporter.Refresh();
        collectedAt = time.GetTimestamp();
    }

    private SharedText Write(TextFormat format)
    {
        var text = new Utf8Text(sizeExpected);
        format.Write(text, target, exporter.Streams);
        sizeExpected = Math.Max(sizeExpected, text.Written.Length + (text.Written.Length / 8));
        return new SharedText(text);
    }

    private void Forget()
    {
        foreach (var text in texts.Values) text.Dispose();
        texts.Clear();
    }
}
