using System.Runtime.InteropServices;

namespace Sweep.Training.Cpu;

/// <summary>Zeroed memory outside the garbage collector's reach, aligned to cache lines.</summary>
internal sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly NativeAllocation allocation;

    public NativeBuffer(int count)
    {
        allocation = new NativeAllocation((nuint)count * (nuint)sizeof(T));
        Count = count;
    }

    public int Count { get; }

    public T* Start => (T*)allocation.Start;

    public Span<T> Span => new(Start, Count);

    public void Dispose() => allocation.Dispose();
}

/// <summary>Owns one allocation; the handle frees it also when its owner was forgotten.</summary>
internal sealed unsafe class NativeAllocation : SafeHandle
{
    private const nuint CacheLine = 64;

    private static int live;

    public NativeAllocation(nuint bytes)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        var granule = bytes >= HugePages.WorthBytes ? HugePages.PageBytes : CacheLine;
        var padded = (bytes + granule - 1) / granule * granule;
        SetHandle((nint)NativeMemory.AlignedAlloc(padded, granule));
        if (granule == HugePages.PageBytes) HugePages.Advise((void*)handle, padded);
        NativeMemory.Clear((void*)handle, padded);
        Interlocked.Increment(ref live);
    }

    /// <summary>Allocations of the process that are not freed yet.</summary>
    public static int Live => Volatile.Read(ref live);

    public override bool IsInvalid => handle == 0;

    public void* Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (void*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        Interlocked.Decrement(ref live);
        return true;
    }
}
