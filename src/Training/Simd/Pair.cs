using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>Two tiles side by side.</summary>
internal unsafe struct Pair<TLeft, TRight, TVector> : ITile<Pair<TLeft, TRight, TVector>, TVector>
    where TLeft : unmanaged, ITile<TLeft, TVector>
    where TRight : unmanaged, ITile<TRight, TVector>
    where TVector : unmanaged
{
    private TLeft left;
    private TRight right;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLeft.Width + TRight.Width;
    }

    public static Pair<TLeft, TRight, TVector> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { left = TLeft.Zero, right = TRight.Zero };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TLeft, TRight, TVector> Load(float* source) =>
        new() { left = TLeft.Load(source), right = TRight.Load(source + TLeft.Width) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Pair<TLeft, TRight, TVector> tile)
    {
        TLeft.Store(target, tile.left);
        TRight.Store(target + TLeft.Width, tile.right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TLeft, TRight, TVector> MultiplyAdd(
        TVector factor, Pair<TLeft, TRight, TVector> tile, Pair<TLeft, TRight, TVector> sum) =>
        new()
        {
            left = TLeft.MultiplyAdd(factor, tile.left, sum.left),
            right = TRight.MultiplyAdd(factor, tile.right, sum.right),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Pair<TLeft, TRight, TVector> sum, TVector factor, Place source)
    {
        TLeft.Accumulate(ref sum.left, factor, source);
        TRight.Accumulate(ref sum.right, factor, source.Behind(TLeft.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateBoth(
        ref Pair<TLeft, TRight, TVector> first, ref Pair<TLeft, TRight, TVector> second,
        (TVector First, TVector Second) factors, Place source)
    {
        TLeft.AccumulateBoth(ref first.left, ref second.left, factors, source);
        TRight.AccumulateBoth(ref first.right, ref second.right, factors, source.Behind(TLeft.Width));
    }
}
