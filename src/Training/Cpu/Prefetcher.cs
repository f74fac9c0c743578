using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sweep.Training.Cpu;

/// <summary>Fetches the images of the next batch into the cache while this one is computed: they lie at random places
/// of a data set larger than the caches, so waiting for them would take as long as a third of a step.</summary>
internal sealed class Prefetcher(int capacity)
{
    private const int CacheLine = 64;

    /// <summary>Calls of <see cref="Continue"/> by which all is asked for.</summary>
    private const int Calls = 12;

    private readonly (nint Start, nint End)[] places = new (nint, nint)[capacity];
    private int count;
    private int next;
    private int share;

    /// <summary>Forgets what was wanted.</summary>
    /// <param name="images">How many will be wanted.</param>
    public void Begin(int images)
    {
        (count, next) = (0, 0);
        share = Math.Min(images, capacity) / Calls + 1;
    }

    /// <summary>Says what will be wanted soon: a mere hint, so the memory may even be moved before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nint start, int bytes)
    {
        if (count < places.Length) places[count++] = (start, start + bytes);
    }

    /// <summary>Asks for the next few images; to be called from time to time in the midst of computation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Continue()
    {
        if (!Sse.IsSupported || next >= count) return;
        var last = Math.Min(next + share, count);
        for (; next < last; next++)
        {
            var (start, end) = places[next];
            for (var line = start / CacheLine * CacheLine; line < end; line += CacheLine) Sse.Prefetch1((void*)line);
        }
    }
}
