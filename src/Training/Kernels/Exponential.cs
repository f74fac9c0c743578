using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>exp and log from nothing but correctly rounded operations, so that they are the same bits on every machine,
/// which a system's own mathematics library does not promise.</summary>
internal static class Exponential
{
    /// <summary>Within 2 units in the last place; 0 below -87.3, where the result leaves the normal floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector value)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        var bounded = TSimd.Min(TSimd.Max(value, TSimd.All(-87.3f)), TSimd.All(88));
        // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
        var shift = TSimd.All(12582912f);
        var whole = TSimd.Subtract(TSimd.MultiplyAdd(bounded, TSimd.All(1.44269504f), shift), shift);
        // ln 2 in two parts, of which the first times a whole number of this size is exact.
        var rest = TSimd.MultiplyAdd(whole, TSimd.All(-0.693359375f), bounded);
        rest = TSimd.MultiplyAdd(whole, TSimd.All(2.12194440e-4f), rest);
        // Cephes' expf: e^r = 1 + r + r^2 p(r) for |r| <= ln 2 / 2.
        var sum = TSimd.MultiplyAdd(TSimd.All(1.9875691500e-4f), rest, TSimd.All(1.3981999507e-3f));
        sum = TSimd.MultiplyAdd(sum, rest, TSimd.All(8.3334519073e-3f));
        sum = TSimd.MultiplyAdd(sum, rest, TSimd.All(4.1665795894e-2f));
        sum = TSimd.MultiplyAdd(sum, rest, TSimd.All(1.6666665459e-1f));
        sum = TSimd.MultiplyAdd(sum, rest, TSimd.All(5.0000001201e-1f));
        sum = TSimd.MultiplyAdd(TSimd.Multiply(rest, rest), sum, TSimd.Add(rest, TSimd.All(1)));
        var scaled = TSimd.ScaleByPowerOfTwo(sum, whole);
        return TSimd.Select(TSimd.IsGreater(TSimd.All(-87.3f), value), TSimd.Zero, scaled);
    }

    /// <summary>Within some units in the last place of a double. NaN for NaN and below 0.</summary>
    /// <param name="value">A normal number, an infinity or NaN.</param>
    public static double Log(double value)
    {
        if (!double.IsFinite(value) || value <= 0) return value == double.PositiveInfinity ? value : double.NaN;
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), and the argument is at most 0.172.
        var ratio = (mantissa - 1) / (mantissa + 1);
        var square = ratio * ratio;
        // Written out, for a loop would divide in every turn.
        var sum = (1.0 / 23 * square + 1.0 / 21) * square;
        sum = ((sum + 1.0 / 19) * square + 1.0 / 17) * square;
        sum = ((sum + 1.0 / 15) * square + 1.0 / 13) * square;
        sum = ((sum + 1.0 / 11) * square + 1.0 / 9) * square;
        sum = ((sum + 1.0 / 7) * square + 1.0 / 5) * square;
        sum = (sum + 1.0 / 3) * square;
        return exponent * 0.6931471805599453 + 2 * (ratio + ratio * sum);
    }
}
