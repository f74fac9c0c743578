using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sweep.Training.Kernels;

/// <summary>Transposes 64 x 64 bits in place (Hacker's Delight, 7-3), so that "which inputs has a sample" becomes
/// "which samples have an input".</summary>
internal static unsafe class BitMatrix
{
    private const int Vectors = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ulong* rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ExchangeBetweenVectors(rows);
            ExchangeWithinVectors(rows);
            return;
        }

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

    /// <summary>Rows that are 32, 16 and 8 apart stand in different vectors of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ExchangeBetweenVectors(ulong* rows)
    {
        var mask = 0x00000000FFFFFFFFUL;
        for (var distance = 32; distance >= Vectors; distance >>= 1)
        {
            var masks = Vector512.Create(mask);
            for (var start = 0; start < 64; start += 2 * distance)
            {
                for (var row = start; row < start + distance; row += Vectors)
                {
                    var (upper, lower) = (Vector512.Load(rows + row), Vector512.Load(rows + row + distance));
                    var swapped = ((upper >>> distance) ^ lower) & masks;
                    (upper ^ (swapped << distance)).Store(rows + row);
                    (lower ^ swapped).Store(rows + row + distance);
                }
            }

            mask ^= mask << (distance >> 1);
        }
    }

    /// <summary>Rows that are 4, 2 and 1 apart stand in one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ExchangeWithinVectors(ulong* rows)
    {
        var none = 0UL;
        var all = ulong.MaxValue;
        for (var vector = 0; vector < 64; vector += Vectors)
        {
            var eight = Vector512.Load(rows + vector);
            var partners = Vector512.Shuffle(eight, Vector512.Create(4UL, 5, 6, 7, 0, 1, 2, 3));
            eight = Exchange(eight, partners, 4, Vector512.Create(none, none, none, none, all, all, all, all));
            partners = Vector512.Shuffle(eight, Vector512.Create(2UL, 3, 0, 1, 6, 7, 4, 5));
            eight = Exchange(eight, partners, 2, Vector512.Create(none, none, all, all, none, none, all, all));
            partners = Vector512.Shuffle(eight, Vector512.Create(1UL, 0, 3, 2, 5, 4, 7, 6));
            eight = Exchange(eight, partners, 1, Vector512.Create(none, all, none, all, none, all, none, all));
            eight.Store(rows + vector);
        }
    }

    /// <summary>An upper row keeps its low bits and takes the partner's as its high ones; a lower row the other way
    /// round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Exchange(
        Vector512<ulong> rows, Vector512<ulong> partners, int distance, Vector512<ulong> isLower)
    {
        // 0x0F0F..., 0x3333... or 0x5555...: the low half of each group of 2 * distance bits.
        var low = Vector512.Create(ulong.MaxValue / ((1UL << distance) + 1));
        var upper = (rows & low) | ((partners & low) << distance);
        var lower = (rows & ~low) | ((partners >>> distance) & low);
        return Vector512.ConditionalSelect(isLower, lower, upper);
    }
}
