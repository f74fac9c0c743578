namespace Sweep.Actors.Host.Links;

/// <summary>Counts what happens on a process's links; any thread. The ends of links feed it.</summary>
public sealed class LinkTally(IClock clock)
{
    private readonly Lock gate = new();
    private TimeSpan waitedBefore;
    private TimeSpan waitingSince;
    private int waiting;
    private long open;
    private long reconnects;
    private long outbox;
    private long framesIn;
    private long framesOut;
    private long bytesIn;
    private long bytesOut;

    /// <summary>Connections that carry data now.</summary>
    public long Open => Interlocked.Read(ref open);

    /// <summary>Connections that went on with a link after an earlier one.</summary>
    public long Reconnects => Interlocked.Read(ref reconnects);

    /// <summary>Messages that are not acknowledged, of all links.</summary>
    public long Outbox => Interlocked.Read(ref outbox);

    public long FramesIn => Interlocked.Read(ref framesIn);

    public long FramesOut => Interlocked.Read(ref framesOut);

    public long BytesIn => Interlocked.Read(ref bytesIn);

    public long BytesOut => Interlocked.Read(ref bytesOut);

    /// <summary>Time for which somebody waited for room, summed over those who waited, up to now.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (gate) return waitedBefore + ((clock.Now - waitingSince) * waiting);
        }
    }

    /// <summary>Waits for room that is not there yet.</summary>
    public async Task WaitAsync(Task room)
    {
        ChangeWaiting(1);
        try
        {
            await room;
        }
        finally
        {
            ChangeWaiting(-1);
        }
    }

    /// <inheritdoc cref="WaitAsync"/>
    public void Wait(Action forRoom)
    {
        ChangeWaiting(1);
        try
        {
            forRoom();
        }
        finally
        {
            ChangeWaiting(-1);
        }
    }

    public void AddFrameIn() => Interlocked.Increment(ref framesIn);

    public void AddFrameOut() => Interlocked.Increment(ref framesOut);

    public void AddBytesIn(long count) => Interlocked.Add(ref bytesIn, count);

    public void AddBytesOut(long count) => Interlocked.Add(ref bytesOut, count);

    internal void AddOpen(int change) => Interlocked.Add(ref open, change);

    internal void AddReconnect() => Interlocked.Increment(ref reconnects);

    internal void AddOutbox(long change) => Interlocked.Add(ref outbox, change);

    private void ChangeWaiting(int change)
    {
        lock (gate)
        {
            var now = clock.Now;
            waitedBefore += (now - waitingSince) * waiting;
            (waitingSince, waiting) = (now, waiting + change);
        }
    }
}
