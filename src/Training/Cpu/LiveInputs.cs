using System.Numerics;
using System.Runtime.CompilerServices;
using Sweep.Training.Data;

namespace Sweep.Training.Cpu;

/// <summary>Which inputs are other than zero in any image of a data set: at MNIST's edges 67 pixels never are, so their
/// weights never have a gradient.</summary>
internal sealed unsafe class LiveInputs
{
    private readonly ulong[] masks;

    /// <summary>Reads all images once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LiveInputs(LabelledImages images)
    {
        masks = new ulong[InputMasks.Blocks(images.Inputs)];
        var count = 0L;
        fixed (byte* pixels = images.Pixels.Span)
        {
            for (nint sample = 0; sample < images.Count; sample++)
            {
                for (var block = 0; block < masks.Length; block++)
                {
                    var mask = InputMasks.Of(pixels + sample * images.Inputs, images.Inputs, block);
                    masks[block] |= mask;
                    count += BitOperations.PopCount(mask);
                }
            }
        }

        Density = images.Pixels.Length == 0 ? 0 : (double)count / images.Pixels.Length;
    }

    /// <summary>Share of all values that are not zero.</summary>
    public double Density { get; }

    /// <summary>Bit i is set when input 64 block + i is other than zero somewhere.</summary>
    public ulong Mask(int block) => masks[block];
}
