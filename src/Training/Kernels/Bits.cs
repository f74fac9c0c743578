using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sweep.Training.Kernels;

internal static class Bits
{
    /// <summary>The place of the lowest bit that is set; 64 if none is. The instruction itself, where there is one: its
    /// 64 bits need no conversion to an index, as the 32 of the library's function do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint First(ulong mask) =>
        Bmi1.X64.IsSupported ? (nint)Bmi1.X64.TrailingZeroCount(mask) : BitOperations.TrailingZeroCount(mask);
}
