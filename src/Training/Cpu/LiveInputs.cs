using System.Runtime.CompilerServices;
using Sweep.Training.Data;

namespace Sweep.Training.Cpu;

/// <summary>Which inputs are other than zero in any image of a data set: at MNIST's edges 67 pixels never are, so their
/// weights never have a gradient.</summary>
internal sealed class LiveInputs
{
    private readonly ulong[] masks;

    /// <summary>Reads all images once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LiveInputs(LabelledImages images)
    {
        masks = new ulong[(images.Inputs + 63) / 64];
        var pixels = images.Pixels.Span;
        var counts = new long[images.Inputs];
        for (var start = 0; start < pixels.Length; start += counts.Length)
        {
            var image = pixels.Slice(start, counts.Length);
            for (var i = 0; i < counts.Length; i++) counts[i] += image[i] != 0 ? 1 : 0;
        }

        for (var i = 0; i < counts.Length; i++) masks[i / 64] |= counts[i] != 0 ? 1UL << (i % 64) : 0;
        Density = pixels.Length == 0 ? 0 : (double)counts.Sum() / pixels.Length;
    }

    /// <summary>Share of all values that are not zero.</summary>
    public double Density { get; }

    /// <summary>Bit i is set when input 64 block + i is other than zero somewhere.</summary>
    public ulong Mask(int block) => masks[block];
}
