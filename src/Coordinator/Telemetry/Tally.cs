namespace Sweep.Coordinator.Telemetry;

/// <summary>A count that one thread makes and others read.</summary>
internal sealed class Tally
{
    private long count;

    public long Count => Volatile.Read(ref count);

    public void Add(long more = 1) => Volatile.Write(ref count, count + more);
}
