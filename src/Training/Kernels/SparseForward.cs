using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>Adds a block of inputs times its rows of weights to every sample's sums, for one column of tiles and what
/// is behind it, and leaves out inputs that are zero. That is exact for finite weights: a term 0 * w adds nothing.
/// </summary>
internal static unsafe class SparseForward<TSimd, TVector, TTile, TTail>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
    where TTile : unmanaged, ITile<TTile, TVector>
    where TTail : unmanaged, ITail<TTail, TVector>
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
                var tail = TTail.Load(target + TTile.Width, target + sums.RowStride + TTile.Width);
                do
                {
                    var input = Bits.First(mask);
                    var pixels = bytes + input;
                    var factors = (TSimd.All(values[pixels[0]]), TSimd.All(values[pixels[SparseBlock.Width]]));
                    var row = new Place(rows + input * stride);
                    TTile.AccumulateBoth(ref first, ref second, factors, row);
                    TTail.AccumulateBoth(ref tail, factors, row.Behind(TTile.Width));
                    mask &= mask - 1;
                }
                while (mask != 0);
                TTile.Store(target, first);
                TTile.Store(target + sums.RowStride, second);
                TTail.Store(target + TTile.Width, target + sums.RowStride + TTile.Width, tail);
            }

            bytes += 2 * SparseBlock.Width;
            target += 2 * sums.RowStride;
        }

        var unused = stackalloc float[TSimd.Count];
        for (; sample < block.Samples; sample++)
        {
            var mask = block.Masks[sample];
            if (mask != 0)
            {
                var sum = TTile.Load(target);
                var tail = TTail.Load(target + TTile.Width, unused);
                do
                {
                    var input = Bits.First(mask);
                    var value = TSimd.All(values[bytes[input]]);
                    var row = new Place(rows + input * stride);
                    TTile.Accumulate(ref sum, value, row);
                    TTail.AccumulateBoth(ref tail, (value, value), row.Behind(TTile.Width));
                    mask &= mask - 1;
                }
                while (mask != 0);
                TTile.Store(target, sum);
                TTail.Store(target + TTile.Width, unused, tail);
            }

            bytes += SparseBlock.Width;
            target += sums.RowStride;
        }
    }
}
