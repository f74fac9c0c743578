using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rows = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Sweep.Training.Kernels;

/// <summary>Transposes 64 x 64 bits (Hacker's Delight, 7-3), so that "which inputs has a sample" becomes "which samples
/// have an input".</summary>
internal static unsafe class BitMatrix
{
    private const int Vectors = 8;

    /// <param name="source">64 rows.</param>
    /// <param name="target">64 rows; may be the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ulong* source, ulong* target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            TransposeByVectors(source, target);
            return;
        }

        new ReadOnlySpan<ulong>(source, 64).CopyTo(new Span<ulong>(target, 64));
        var mask = 0x00000000FFFFFFFFUL;
        for (var distance = 32; distance > 0; distance >>= 1)
        {
            for (var start = 0; start < 64; start += 2 * distance)
            {
                for (var row = start; row < start + distance; row++)
                {
                    var swapped = ((target[row] >> distance) ^ target[row + distance]) & mask;
                    target[row] ^= swapped << distance;
                    target[row + distance] ^= swapped;
                }
            }

            mask ^= mask << (distance >> 1);
        }
    }

    /// <summary>Rows that are 32, 16 and 8 apart stand in different vectors of eight, those that are 4, 2 and 1 apart
    /// in one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeByVectors(ulong* source, ulong* target)
    {
        var (rows0, rows4) = Exchange(Load(source, 0), Load(source, 4), 32);
        var (rows1, rows5) = Exchange(Load(source, 1), Load(source, 5), 32);
        var (rows2, rows6) = Exchange(Load(source, 2), Load(source, 6), 32);
        var (rows3, rows7) = Exchange(Load(source, 3), Load(source, 7), 32);
        (rows0, rows2) = Exchange(rows0, rows2, 16);
        (rows1, rows3) = Exchange(rows1, rows3, 16);
        (rows4, rows6) = Exchange(rows4, rows6, 16);
        (rows5, rows7) = Exchange(rows5, rows7, 16);
        (rows0, rows1) = Exchange(rows0, rows1, 8);
        (rows2, rows3) = Exchange(rows2, rows3, 8);
        (rows4, rows5) = Exchange(rows4, rows5, 8);
        (rows6, rows7) = Exchange(rows6, rows7, 8);
        Finish(rows0, target, 0);
        Finish(rows1, target, 1);
        Finish(rows2, target, 2);
        Finish(rows3, target, 3);
        Finish(rows4, target, 4);
        Finish(rows5, target, 5);
        Finish(rows6, target, 6);
        Finish(rows7, target, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows Load(ulong* source, nint vector) => Vector512.Load(source + vector * Vectors);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Rows Upper, Rows Lower) Exchange(Rows upper, Rows lower, int distance)
    {
        var swapped = ((upper >>> distance) ^ lower) & LowHalves(distance);
        return (upper ^ (swapped << distance), lower ^ swapped);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(Rows eight, ulong* target, nint vector)
    {
        var none = 0UL;
        var all = ulong.MaxValue;
        var partners = Vector512.Shuffle(eight, Vector512.Create(4UL, 5, 6, 7, 0, 1, 2, 3));
        eight = ExchangeWithin(eight, partners, 4, Vector512.Create(none, none, none, none, all, all, all, all));
        partners = Vector512.Shuffle(eight, Vector512.Create(2UL, 3, 0, 1, 6, 7, 4, 5));
        eight = ExchangeWithin(eight, partners, 2, Vector512.Create(none, none, all, all, none, none, all, all));
        partners = Vector512.Shuffle(eight, Vector512.Create(1UL, 0, 3, 2, 5, 4, 7, 6));
        eight = ExchangeWithin(eight, partners, 1, Vector512.Create(none, all, none, all, none, all, none, all));
        eight.Store(target + vector * Vectors);
    }

    /// <summary>An upper row keeps its low bits and takes the partner's as its high ones; a lower row the other way
    /// round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows ExchangeWithin(Rows rows, Rows partners, int distance, Rows isLower)
    {
        var low = LowHalves(distance);
        var upper = (rows & low) | ((partners & low) << distance);
        var lower = (rows & ~low) | ((partners >>> distance) & low);
        return Vector512.ConditionalSelect(isLower, lower, upper);
    }

    /// <summary>0x0F0F..., 0x3333... and so on: the low half of each group of 2 * distance bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows LowHalves(int distance) => Vector512.Create(ulong.MaxValue / ((1UL << distance) + 1));
}
