using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>At most half a vector behind the tiles of two rows: both rows' halves make one vector, which takes one
/// multiply-add where two vectors, mostly of padding, would take two.</summary>
internal unsafe struct HalfTail<TSimd, TVector> : ITail<HalfTail<TSimd, TVector>, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private TVector value;

    public static HalfTail<TSimd, TVector> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { value = TSimd.Zero };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HalfTail<TSimd, TVector> Load(float* first, float* second) =>
        new() { value = TSimd.Join(TSimd.Load(first), TSimd.Load(second)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* first, float* second, HalfTail<TSimd, TVector> tail)
    {
        TSimd.Store(first, TSimd.Lower(tail.value));
        TSimd.Store(second, TSimd.Upper(tail.value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateBoth(
        ref HalfTail<TSimd, TVector> tail, (TVector First, TVector Second) factors, Place source) =>
        tail.value = TSimd.MultiplyAdd(
            TSimd.Join(factors.First, factors.Second), TSimd.LoadTwice(source.Address), tail.value);
}
