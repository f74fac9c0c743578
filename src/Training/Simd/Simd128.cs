using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector128<float>;

namespace Sweep.Training.Simd;

/// <summary>Vectors of 128 bits.</summary>
internal readonly unsafe struct Simd128 : ISimd<Floats>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static Floats Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Floats.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats All(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Load(float* source) => Vector128.Load(source);

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
        Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sqrt(Floats value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Abs(Floats value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Negate(Floats value) => -value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Max(Floats left, Floats right) => Vector128.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Min(Floats left, Floats right) => Vector128.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsGreater(Floats left, Floats right) => Vector128.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsEqual(Floats left, Floats right) => Vector128.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats mask, Floats whenTrue, Floats whenFalse) =>
        Vector128.ConditionalSelect(mask, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ScaleByPowerOfTwo(Floats value, Floats exponent) =>
        value * Vector128.ShiftLeft(Vector128.ConvertToInt32(exponent) + Vector128.Create(127), 23).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Join(Floats lower, Floats upper) => lower.WithUpper(upper.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats LoadTwice(float* source)
    {
        var half = Vector64.Load(source);
        return half.ToVector128Unsafe().WithUpper(half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Lower(Floats value) => Vector128.Create(value.GetLower(), Vector64<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Upper(Floats value) => Vector128.Create(value.GetUpper(), Vector64<float>.Zero);
}
