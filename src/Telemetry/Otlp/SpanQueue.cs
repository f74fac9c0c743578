using System.Diagnostics;
using System.Threading.Channels;
using OpenTelemetry;

namespace Sweep.Telemetry.Otlp;

/// <summary>Spans on their way to the collector: sent in batches by a task of its own, and bounded, so that a slow or
/// absent collector costs neither time nor memory. What does not arrive is counted.</summary>
internal sealed class SpanQueue : BaseExportProcessor<Activity>
{
    /// <summary>About a kilobyte each.</summary>
    public const int WaitingMax = 16_384;

    private const int BatchMax = 512;

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly Channel<Activity> waiting = Channel.CreateBounded<Activity>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true });

    private readonly CancellationTokenSource ending = new();
    private readonly Task sending;
    private long lost;

    public SpanQueue(BaseExporter<Activity> exporter)
        : base(exporter) => sending = Task.Run(SendAsync);

    /// <summary>Spans that found the queue full, or that the collector did not take.</summary>
    public long Lost => Volatile.Read(ref lost);

    public override void OnEnd(Activity data)
    {
        if (data.Recorded) OnExport(data);
    }

    protected override void OnExport(Activity data)
    {
        if (!waiting.Writer.TryWrite(data)) Interlocked.Increment(ref lost);
    }

    /// <summary>Sends what waits, for as long as is allowed.</summary>
    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        waiting.Writer.TryComplete();
        ending.Cancel();
        var isSent = sending.Wait(timeoutMilliseconds);
        return base.OnShutdown(timeoutMilliseconds) && isSent;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) ending.Dispose();
    }

    private async Task SendAsync()
    {
        var batch = new Activity[BatchMax];
        while (await waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gathering, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            for (var count = Take(batch); count > 0; count = Take(batch))
            {
                if (exporter.Export(new Batch<Activity>(batch, count)) == ExportResult.Failure)
                    Interlocked.Add(ref lost, count);
            }
        }
    }

    private int Take(Activity[] batch)
    {
        var count = 0;
        while (count < batch.Length && waiting.Reader.TryRead(out var span)) batch[count++] = span;
        return count;
    }
}
