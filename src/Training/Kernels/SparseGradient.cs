using System.Numerics;
using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>The gradient of some rows of first-layer weights for one column of tiles: for each input the sum over the
/// samples in which it is not zero, in their order.</summary>
internal static unsafe class SparseGradient<TSimd, TVector, TTile>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
    where TTile : unmanaged, ITile<TTile, TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var values = block.Values;
        var stride = deltas.RowStride;
        var words = rows.Words;
        var masks = rows.SampleMasks;
        var target = gradient.Start;
        var bytes = block.Bytes + rows.First;
        for (var row = 0; row < rows.Count; row++)
        {
            var sum = TTile.Zero;
            var samples = bytes;
            var errors = deltas.Start;
            for (nint word = 0; word < words; word++)
            {
                for (var mask = masks[word]; mask != 0; mask &= mask - 1)
                {
                    nint sample = BitOperations.TrailingZeroCount(mask);
                    var value = TSimd.All(values[samples[sample * SparseBlock.Width]]);
                    TTile.Accumulate(ref sum, value, errors + sample * stride);
                }

                samples += 64 * SparseBlock.Width;
                errors += 64 * stride;
            }

            TTile.Store(target, sum);
            target += gradient.RowStride;
            masks += words;
            bytes++;
        }
    }
}

/// <summary>Neighbouring inputs of a block.</summary>
internal unsafe struct SparseRows
{
    public int First;

    public int Count;

    /// <summary>[input][word], from the first input on; bit i of word j is set where sample 64 j + i has it.</summary>
    public ulong* SampleMasks;

    /// <summary>Words of 64 samples that a batch needs.</summary>
    public int Words;
}
