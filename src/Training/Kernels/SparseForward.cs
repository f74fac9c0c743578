using System.Numerics;
using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>Adds a block of inputs times its rows of weights to every sample's sums, for one column of tiles, and
/// leaves out inputs that are zero. That is exact for finite weights: a term 0 * w adds nothing.</summary>
internal static unsafe class SparseForward<TSimd, TVector, TTile>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
    where TTile : unmanaged, ITile<TTile, TVector>
{
    /// <param name="block">The inputs.</param>
    /// <param name="weights">One row for each input of the block.</param>
    /// <param name="sums">One row for each sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in SparseBlock block, in Matrix weights, in Matrix sums)
    {
        var bytes = block.Bytes;
        var values = block.Values;
        var rows = weights.Start;
        var stride = weights.RowStride;
        var target = sums.Start;
        var sample = 0;
        // Two samples at once, mostly of one class: their rows of weights are loaded once.
        for (; sample + 2 <= block.Samples; sample += 2)
        {
            var mask = block.Masks[sample] | block.Masks[sample + 1];
            if (mask != 0)
            {
                var first = TTile.Load(target);
                var second = TTile.Load(target + sums.RowStride);
                do
                {
                    nint input = BitOperations.TrailingZeroCount(mask);
                    var pixels = bytes + input;
                    var factors = (TSimd.All(values[pixels[0]]), TSimd.All(values[pixels[SparseBlock.Width]]));
                    TTile.AccumulateBoth(ref first, ref second, factors, rows + input * stride);
                    mask &= mask - 1;
                }
                while (mask != 0);
                TTile.Store(target, first);
                TTile.Store(target + sums.RowStride, second);
            }

            bytes += 2 * SparseBlock.Width;
            target += 2 * sums.RowStride;
        }

        for (; sample < block.Samples; sample++)
        {
            var mask = block.Masks[sample];
            if (mask != 0)
            {
                var sum = TTile.Load(target);
                do
                {
                    nint input = BitOperations.TrailingZeroCount(mask);
                    var value = TSimd.All(values[bytes[input]]);
                    TTile.Accumulate(ref sum, value, rows + input * stride);
                    mask &= mask - 1;
                }
                while (mask != 0);
                TTile.Store(target, sum);
            }

            bytes += SparseBlock.Width;
            target += sums.RowStride;
        }
    }
}
