using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Sweep.Training.Simd;

/// <summary>Vectors of 512 bits.</summary>
internal readonly unsafe struct Simd512 : ISimd<Floats>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    public static Floats Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Floats.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats All(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Load(float* source) => Vector512.Load(source);

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
        Vector512.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sqrt(Floats value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Abs(Floats value) => Vector512.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Negate(Floats value) => -value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Max(Floats left, Floats right) => Vector512.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Min(Floats left, Floats right) => Vector512.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsGreater(Floats left, Floats right) => Vector512.GreaterThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats IsEqual(Floats left, Floats right) => Vector512.Equals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats mask, Floats whenTrue, Floats whenFalse) =>
        Vector512.ConditionalSelect(mask, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ScaleByPowerOfTwo(Floats value, Floats exponent) =>
        value * Vector512.ShiftLeft(Vector512.ConvertToInt32(exponent) + Vector512.Create(127), 23).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Join(Floats lower, Floats upper) => lower.WithUpper(upper.GetLower());

    // Not by the instruction that loads a half twice: the compiler of .NET 10.0.12 scales its displacement wrongly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats LoadTwice(float* source)
    {
        var half = Vector256.Load(source);
        return half.ToVector512Unsafe().WithUpper(half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Lower(Floats value) => Vector512.Create(value.GetLower(), Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Upper(Floats value) => Vector512.Create(value.GetUpper(), Vector256<float>.Zero);
}
