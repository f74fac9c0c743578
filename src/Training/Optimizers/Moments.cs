using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>What rules do to their moments beside PyTorch's arithmetic.</summary>
internal static class Moments
{
    /// <summary>2 to the power -100.</summary>
    private const float Least = 7.8886091e-31f;

    /// <summary>Takes what is below 1e-30 as zero. A moment whose gradient stays zero shrinks by a constant factor in
    /// each step, ends as a denormal number that rounding never lets become zero, and every step with it takes several
    /// times as long. Beside any eps above 1e-20 and any weight this changes no bit. NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector DropTiny<TSimd, TVector>(TVector moment)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged =>
        TSimd.Select(TSimd.IsGreater(TSimd.All(Least), TSimd.Abs(moment)), TSimd.Zero, moment);
}
