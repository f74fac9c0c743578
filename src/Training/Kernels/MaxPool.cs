using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>ReLU and max-pooling of windows 2 x 2, in one: the larger of zero and the largest. Of equal ones the first,
/// row by row, has the gradient, as in PyTorch.</summary>
internal static unsafe class MaxPool<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Fills pooled values and picks. Vectors reach over a pixel's channels into the next pixel, which is
    /// written after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in PoolRows rows)
    {
        nint stride = rows.Stride;
        nint below = 2 * rows.Pixels * stride;
        var window = rows.Outputs;
        var pooled = rows.Pooled;
        var picks = rows.Picks;
        for (var pixel = 0; pixel < rows.Pixels; pixel++)
        {
            for (nint i = 0; i < stride; i += TSimd.Count)
            {
                var best = TSimd.Load(window + i);
                var pick = TSimd.Zero;
                Compare(TSimd.Load(window + stride + i), TSimd.All(1), ref best, ref pick);
                Compare(TSimd.Load(window + below + i), TSimd.All(2), ref best, ref pick);
                Compare(TSimd.Load(window + below + stride + i), TSimd.All(3), ref best, ref pick);
                var isActive = TSimd.IsGreater(best, TSimd.Zero);
                TSimd.Store(pooled + i, TSimd.Max(best, TSimd.Zero));
                TSimd.Store(picks + i, TSimd.Select(isActive, pick, TSimd.All(PoolRows.None)));
            }

            window += 2 * stride;
            pooled += rows.Channels;
            picks += stride;
        }
    }

    /// <summary>Fills the deltas of the outputs from those of the pooled values; zero where a window did not pick.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(in PoolRows rows)
    {
        nint stride = rows.Stride;
        nint below = 2 * rows.Pixels * stride;
        var window = rows.Outputs;
        var pooled = rows.Pooled;
        var picks = rows.Picks;
        for (var pixel = 0; pixel < rows.Pixels; pixel++)
        {
            for (nint i = 0; i < stride; i += TSimd.Count)
            {
                var delta = TSimd.Load(pooled + i);
                var pick = TSimd.Load(picks + i);
                TSimd.Store(window + i, Picked(pick, TSimd.Zero, delta));
                TSimd.Store(window + stride + i, Picked(pick, TSimd.All(1), delta));
                TSimd.Store(window + below + i, Picked(pick, TSimd.All(2), delta));
                TSimd.Store(window + below + stride + i, Picked(pick, TSimd.All(3), delta));
            }

            window += 2 * stride;
            pooled += rows.Channels;
            picks += stride;
        }
    }

    /// <summary>NaN counts as largest of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(TVector value, TVector place, ref TVector best, ref TVector pick)
    {
        var isGreater = TSimd.IsGreater(value, best);
        var isNumber = TSimd.IsEqual(value, value);
        best = TSimd.Select(isNumber, TSimd.Select(isGreater, value, best), value);
        pick = TSimd.Select(isNumber, TSimd.Select(isGreater, place, pick), place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Picked(TVector pick, TVector place, TVector delta) =>
        TSimd.Select(TSimd.IsEqual(pick, place), delta, TSimd.Zero);
}
