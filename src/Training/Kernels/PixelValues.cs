using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sweep.Training.Kernels;

/// <summary>What a network sees of a pixel: its byte divided by 255, and normalised where asked for.</summary>
internal static unsafe class PixelValues
{
    public static float[] Table() => [.. Enumerable.Range(0, 256).Select(pixel => pixel / 255f)];

    /// <summary>As torchvision has it: each of the three operations is rounded.</summary>
    public static float[] Table(Normalisation normalisation) =>
    [
        .. Table().Select(value => (value - (float)normalisation.Mean) / (float)normalisation.StandardDeviation),
    ];

    /// <summary>The values of many pixels by any table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LookUp(byte* pixels, float* target, int count, float* table)
    {
        for (nint i = 0; i < count; i++) target[i] = table[pixels[i]];
    }

    /// <summary>The values of many pixels.</summary>
    /// <param name="pixels">Bytes.</param>
    /// <param name="target">One float for each.</param>
    /// <param name="count">How many.</param>
    /// <param name="table"><see cref="Table"/>, for those left over after whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(byte* pixels, float* target, int count, float* table)
    {
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            var words = Vector256.WidenLower(Vector128.Load(pixels + i).ToVector256Unsafe());
            var wide = Vector512.WidenLower(words.ToVector512Unsafe());
            Divide(Vector512.ConvertToSingle(wide.AsInt32())).Store(target + i);
        }

        for (; i < count; i++) target[i] = table[pixels[i]];
    }

    /// <summary>Divides whole numbers to 255 by 255: the rounded product with the reciprocal, corrected by its
    /// remainder, is the correctly rounded quotient (Markstein 1990), at a fraction of a division's time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Divide(Vector512<float> whole)
    {
        var reciprocal = Vector512.Create(1 / 255f);
        var quotient = whole * reciprocal;
        var remainder = Vector512.FusedMultiplyAdd(quotient, Vector512.Create(-255f), whole);
        return Vector512.FusedMultiplyAdd(remainder, reciprocal, quotient);
    }
}
