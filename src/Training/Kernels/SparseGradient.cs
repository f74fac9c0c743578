using System.Numerics;
using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>The gradient of some rows of first-layer weights for one column of tiles and what is behind it: for each
/// input the sum over the samples in which it is not zero, in their order.</summary>
internal static unsafe class SparseGradient<TSimd, TVector, TTile, TTail>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
    where TTile : unmanaged, ITile<TTile, TVector>
    where TTail : unmanaged, ITail<TTail, TVector>
{
    /// <summary>Samples whose masks a loop runs through: its end, which no branch predictor foresees, costs as much as
    /// several of its turns.</summary>
    private const int SamplesAtOnce = 128;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var row = 0;
        for (; row + 2 <= rows.Count; row += 2) Two(block, rows.From(row), deltas, gradient.From(row, 0));
        if (row < rows.Count) One(block, rows.From(row), deltas, gradient.From(row, 0));
    }

    /// <summary>Neighbouring inputs are mostly zero in the same samples, so a pair of rows visits little more samples
    /// than one, loads their deltas once, and ends half as many loops. Where only one of the two is not zero, the
    /// other's term is an exact zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var values = block.Values;
        var stride = deltas.RowStride;
        var words = (nint)rows.Words;
        var masks = rows.SampleMasks;
        var (first, second, tail) = (TTile.Zero, TTile.Zero, TTail.Zero);
        var samples = block.Bytes + rows.First;
        var errors = deltas.Start;
        for (nint word = 0; word < words; word += 2)
        {
            var low = masks[0] | masks[1];
            var high = word + 1 < words ? masks[SparseBlock.Width] | masks[SparseBlock.Width + 1] : 0;
            for (var left = BitOperations.PopCount(low) + BitOperations.PopCount(high); left > 0; left--)
            {
                // Without branches: the low mask's next bit or, when it is used up (64 zeros), the high mask's.
                var sample = Bits.First(low);
                var isHigh = sample >> 6;
                sample += Bits.First(high) & -isHigh;
                low &= low - 1;
                high &= high - (ulong)isHigh;
                var bytes = samples + sample * SparseBlock.Width;
                var factors = (TSimd.All(values[bytes[0]]), TSimd.All(values[bytes[1]]));
                var row = new Place(errors + sample * stride);
                TTile.AccumulateBoth(ref first, ref second, factors, row);
                TTail.AccumulateBoth(ref tail, factors, row.Behind(TTile.Width));
            }

            masks += 2 * SparseBlock.Width;
            samples += SamplesAtOnce * SparseBlock.Width;
            errors += SamplesAtOnce * stride;
        }

        var target = gradient.Start;
        TTile.Store(target, first);
        TTile.Store(target + gradient.RowStride, second);
        TTail.Store(target + TTile.Width, target + gradient.RowStride + TTile.Width, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var values = block.Values;
        var stride = deltas.RowStride;
        var words = (nint)rows.Words;
        var masks = rows.SampleMasks;
        var (sum, tail) = (TTile.Zero, TTail.Zero);
        var samples = block.Bytes + rows.First;
        var errors = deltas.Start;
        for (nint word = 0; word < words; word++)
        {
            for (var mask = masks[0]; mask != 0; mask &= mask - 1)
            {
                var sample = Bits.First(mask);
                var value = TSimd.All(values[samples[sample * SparseBlock.Width]]);
                var row = new Place(errors + sample * stride);
                TTile.Accumulate(ref sum, value, row);
                TTail.AccumulateBoth(ref tail, (value, value), row.Behind(TTile.Width));
            }

            masks += SparseBlock.Width;
            samples += 64 * SparseBlock.Width;
            errors += 64 * stride;
        }

        var unused = stackalloc float[TSimd.Count];
        TTile.Store(gradient.Start, sum);
        TTail.Store(gradient.Start + TTile.Width, unused, tail);
    }
}

/// <summary>Neighbouring inputs of a block.</summary>
internal unsafe struct SparseRows
{
    public int First;

    public int Count;

    /// <summary>[word][64 inputs], from the first input on; bit i of word j is set where sample 64 j + i has it.
    /// </summary>
    public ulong* SampleMasks;

    /// <summary>Words of 64 samples that a batch needs.</summary>
    public int Words;

    /// <summary>These rows without the first few.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly SparseRows From(int row)
    {
        var rest = this;
        rest.First += row;
        rest.Count -= row;
        rest.SampleMasks += row;
        return rest;
    }
}
