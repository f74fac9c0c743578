namespace Sweep.Telemetry.Prometheus;

/// <summary>An answer that several requests may be writing out at once. Its memory, megabytes with many series, is used
/// again when the last holder has let go, so that scrapes make no garbage of a size that would stop the process.
/// </summary>
internal sealed class SharedText(Utf8Text text) : IDisposable
{
    private int holders = 1;

    public ReadOnlyMemory<byte> Bytes => text.Written;

    /// <summary>For one more holder, who disposes of it. Only while somebody holds it.</summary>
    public SharedText Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0) text.Dispose();
    }
}
