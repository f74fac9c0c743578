using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>A tile of one vector.</summary>
internal unsafe struct One<TSimd, TVector> : ITile<One<TSimd, TVector>, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private TVector value;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.Count;
    }

    public static One<TSimd, TVector> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { value = TSimd.Zero };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One<TSimd, TVector> Load(float* source) => new() { value = TSimd.Load(source) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, One<TSimd, TVector> tile) => TSimd.Store(target, tile.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One<TSimd, TVector> MultiplyAdd(
        TVector factor, One<TSimd, TVector> tile, One<TSimd, TVector> sum) =>
        new() { value = TSimd.MultiplyAdd(factor, tile.value, sum.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref One<TSimd, TVector> sum, TVector factor, Place source) =>
        sum.value = TSimd.MultiplyAdd(factor, TSimd.Load(source.Address), sum.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateBoth(
        ref One<TSimd, TVector> first, ref One<TSimd, TVector> second,
        (TVector First, TVector Second) factors, Place source)
    {
        var loaded = TSimd.Load(source.Address);
        first.value = TSimd.MultiplyAdd(factors.First, loaded, first.value);
        second.value = TSimd.MultiplyAdd(factors.Second, loaded, second.value);
    }
}
