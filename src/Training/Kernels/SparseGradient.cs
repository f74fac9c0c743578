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
    public static void Compute(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var row = 0;
        for (; row + 2 <= rows.Count; row += 2) Two(block, rows.From(row), deltas, gradient.From(row, 0));
        if (row < rows.Count) One(block, rows.From(row), deltas, gradient.From(row, 0));
    }

    /// <summary>Neighbouring inputs are mostly zero in the same samples, so a pair of rows visits little more samples 
    /// than one, loads their deltas once, and ends half as many loops, whose ends no branch predictor foresees. Where
    /// only one of the two is not zero, the other's term is an exact zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var values = block.Values;
        var stride = deltas.RowStride;
        var words = (nint)rows.Words;
        var masks = rows.SampleMasks;
        var (first, second) = (TTile.Zero, TTile.Zero);
        var samples = block.Bytes + rows.First;
        var errors = deltas.Start;
        for (nint word = 0; word < words; word++)
        {
            for (var mask = masks[0] | masks[1]; mask != 0; mask &= mask - 1)
            {
                nint sample = BitOperations.TrailingZeroCount(mask);
                var bytes = samples + sample * SparseBlock.Width;
                var factors = (TSimd.All(values[bytes[0]]), TSimd.All(values[bytes[1]]));
                TTile.AccumulateBoth(ref first, ref second, factors, errors + sample * stride);
            }

            masks += SparseBlock.Width;
            samples += 64 * SparseBlock.Width;
            errors += 64 * stride;
        }

        TTile.Store(gradient.Start, first);
        TTile.Store(gradient.Start + gradient.RowStride, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        var values = block.Values;
        var stride = deltas.RowStride;
        var words = (nint)rows.Words;
        var masks = rows.SampleMasks;
        var sum = TTile.Zero;
        var samples = block.Bytes + rows.First;
        var errors = deltas.Start;
        for (nint word = 0; word < words; word++)
        {
            for (var mask = masks[0]; mask != 0; mask &= mask - 1)
            {
                nint sample = BitOperations.TrailingZeroCount(mask);
                var value = TSimd.All(values[samples[sample * SparseBlock.Width]]);
                TTile.Accumulate(ref sum, value, errors + sample * stride);
            }

            masks += SparseBlock.Width;
            samples += 64 * SparseBlock.Width;
            errors += 64 * stride;
        }

        TTile.Store(gradient.Start, sum);
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
    public readonly SparseRows From(int row)
    {
        var rest = this;
        rest.First += row;
        rest.Count -= row;
        rest.SampleMasks += row;
        return rest;
    }
}
