using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector256<float>;

namespace Sweep.Training.Simd;

/// <summary>Vectors of 256 bits.</summary>
internal readonly unsafe struct Simd256 : ISimd<Floats>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    public static Floats Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Floats.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats All(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Floats value) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Add(Floats left, Floats right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Subtract(Floats left, Floats right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Multiply(Floats left, Floats right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Divide(Floats left, Floats right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats MultiplyAdd(Floats left, Floats right, Floats addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sqrt(Floats value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Abs(Floats value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Negate(Floats value) => -value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Max(Floats left, Floats right) => Vector256.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Min(Floats left, Floats right) => Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsGreater(Floats left, Floats right) => Vector256.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsEqual(Floats left, Floats right) => Vector256.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats mask, Floats whenTrue, Floats whenFalse) =>
        Vector256.ConditionalSelect(mask, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ScaleByPowerOfTwo(Floats value, Floats exponent) =>
        value * Vector256.ShiftLeft(Vector256.ConvertToInt32(exponent) + Vector256.Create(127), 23).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Join(Floats lower, Floats upper) => lower.WithUpper(upper.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats LoadTwice(float* source)
    {
        var half = Vector128.Load(source);
        return half.ToVector256Unsafe().WithUpper(half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Lower(Floats value) => Vector256.Create(value.GetLower(), Vector128<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Upper(Floats value) => Vector256.Create(value.GetUpper(), Vector128<float>.Zero);
}
