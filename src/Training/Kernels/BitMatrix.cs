using System.Runtime.CompilerServices;

namespace Sweep.Training.Kernels;

/// <summary>Transposes 64 x 64 bits in place (Hacker's Delight, 7-3), so that "which inputs has a sample" becomes
/// "which samples have an input".</summary>
internal static unsafe class BitMatrix
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ulong* rows)
    {
        var mask = 0x00000000FFFFFFFFUL;
        for (var distance = 32; distance > 0; distance >>= 1)
        {
            for (var start = 0; start < 64; start += 2 * distance)
            {
                for (var row = start; row < start + distance; row++)
                {
                    var swapped = ((rows[row] >> distance) ^ rows[row + distance]) & mask;
                    rows[row] ^= swapped << distance;
                    rows[row + distance] ^= swapped;
                }
            }

            mask ^= mask << (distance >> 1);
        }
    }
}
