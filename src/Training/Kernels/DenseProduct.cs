using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>Adds a matrix product to one column of tiles. A few rows of the target stay in registers while the depth is
/// run through, so that each loaded vector is used for several rows. Each element adds its terms one by one in rising
/// depth, with fused multiply-adds, whatever the tile.</summary>
internal static unsafe class DenseProduct<TSimd, TVector, TTile>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
    where TTile : unmanaged, ITile<TTile, TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in Matrix left, in Matrix right, in Matrix target, in Extent extent)
    {
        var row = 0;
        // Two last rows by themselves would wait for each sum; eight are better as four and four.
        for (; extent.Rows - row >= 6 && extent.Rows - row != 8; row += 6)
            AddSix(left.From(row, 0), right, target.From(row, 0), extent.Depth);
        for (; row + 4 <= extent.Rows; row += 4) AddFour(left.From(row, 0), right, target.From(row, 0), extent.Depth);
        for (; row < extent.Rows; row++) AddOne(left.From(row, 0), right, target.From(row, 0), extent.Depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSix(Matrix left, Matrix right, Matrix target, int depth)
    {
        var step = left.ColumnStride;
        var skip = left.RowStride;
        var width = target.RowStride;
        var sum0 = Load(target, 0);
        var sum1 = Load(target, 1);
        var sum2 = Load(target, 2);
        var sum3 = Load(target, 3);
        var sum4 = Load(target, 4);
        var sum5 = Load(target, 5);
        var upper = left.Start;
        var lower = left.Start + 3 * skip;
        var tiles = right.Start;
        for (; depth > 0; depth--)
        {
            var tile = TTile.Load(tiles);
            sum0 = TTile.MultiplyAdd(TSimd.All(*upper), tile, sum0);
            sum1 = TTile.MultiplyAdd(TSimd.All(upper[skip]), tile, sum1);
            sum2 = TTile.MultiplyAdd(TSimd.All(upper[2 * skip]), tile, sum2);
            sum3 = TTile.MultiplyAdd(TSimd.All(*lower), tile, sum3);
            sum4 = TTile.MultiplyAdd(TSimd.All(lower[skip]), tile, sum4);
            sum5 = TTile.MultiplyAdd(TSimd.All(lower[2 * skip]), tile, sum5);
            upper += step;
            lower += step;
            tiles += right.RowStride;
        }

        var top = target.Start;
        var bottom = target.Start + 3 * width;
        TTile.Store(top, sum0);
        TTile.Store(top + width, sum1);
        TTile.Store(top + 2 * width, sum2);
        TTile.Store(bottom, sum3);
        TTile.Store(bottom + width, sum4);
        TTile.Store(bottom + 2 * width, sum5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(Matrix left, Matrix right, Matrix target, int depth)
    {
        var step = left.ColumnStride;
        var skip = left.RowStride;
        var sum0 = Load(target, 0);
        var sum1 = Load(target, 1);
        var sum2 = Load(target, 2);
        var sum3 = Load(target, 3);
        var upper = left.Start;
        var lower = left.Start + 2 * skip;
        var tiles = right.Start;
        for (; depth > 0; depth--)
        {
            var tile = TTile.Load(tiles);
            sum0 = TTile.MultiplyAdd(TSimd.All(*upper), tile, sum0);
            sum1 = TTile.MultiplyAdd(TSimd.All(upper[skip]), tile, sum1);
            sum2 = TTile.MultiplyAdd(TSimd.All(*lower), tile, sum2);
            sum3 = TTile.MultiplyAdd(TSimd.All(lower[skip]), tile, sum3);
            upper += step;
            lower += step;
            tiles += right.RowStride;
        }

        TTile.Store(target.Start, sum0);
        TTile.Store(target.Start + target.RowStride, sum1);
        TTile.Store(target.Start + 2 * target.RowStride, sum2);
        TTile.Store(target.Start + 3 * target.RowStride, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(Matrix left, Matrix right, Matrix target, int depth)
    {
        var sum = Load(target, 0);
        var factor = left.Start;
        var tiles = right.Start;
        for (; depth > 0; depth--)
        {
            sum = TTile.MultiplyAdd(TSimd.All(*factor), TTile.Load(tiles), sum);
            factor += left.ColumnStride;
            tiles += right.RowStride;
        }

        TTile.Store(target.Start, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTile Load(in Matrix target, nint row) => TTile.Load(target.Start + row * target.RowStride);
}
