using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>Rows that end with their tiles.</summary>
internal unsafe struct NoTail<TVector> : ITail<NoTail<TVector>, TVector>
    where TVector : unmanaged
{
    public static NoTail<TVector> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NoTail<TVector> Load(float* first, float* second) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* first, float* second, NoTail<TVector> tail) { }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AccumulateBoth(
        ref NoTail<TVector> tail, (TVector First, TVector Second) factors, Place source)
    { }
}
