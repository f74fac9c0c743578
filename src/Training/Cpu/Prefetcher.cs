using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sweep.Training.Data;

namespace Sweep.Training.Cpu;

/// <summary>Fetches the images of the next batch into the cache while this one is computed: they lie at random places
/// of a data set larger than the caches, so waiting for them would take as long as a third of a step.</summary>
internal sealed class Prefetcher(int capacity)
{
    private const int CacheLine = 64;

    private readonly int[] samples = new int[capacity];
    private LabelledImages? images;
    private int count;
    private int next;
    private int share;

    /// <summary>Says what will be wanted soon.</summary>
    public void Expect(LabelledImages coming, ReadOnlySpan<int> comingSamples)
    {
        images = coming;
        (count, next) = (Math.Min(capacity, comingSamples.Length), 0);
        comingSamples[..count].CopyTo(samples);
        // The first layer calls for each 64 inputs or fewer, so once through it all is asked for.
        share = count * CacheLine / coming.Inputs + 1;
    }

    /// <summary>Asks for the next few images; to be called from time to time in the midst of computation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Continue()
    {
        if (!Sse.IsSupported || next >= count) return;
        var end = Math.Min(next + share, count);
        fixed (byte* pixels = images!.Pixels.Span)
        {
            for (; next < end; next++)
            {
                var image = pixels + (nint)samples[next] * images.Inputs;
                for (var offset = 0; offset < images.Inputs; offset += CacheLine) Sse.Prefetch1(image + offset);
                Sse.Prefetch1(image + images.Inputs - 1);
            }
        }
    }
}
