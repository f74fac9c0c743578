namespace Sweep.Training.Simd;

/// <summary>The vector operations that kernels need, for one vector width. Kernels are generic over it, so that each is
/// written once and compiled for every width. All operations are elementwise and correctly rounded (IEEE 754), so a
/// kernel that never sums across a vector gives the same bits at every width.</summary>
internal unsafe interface ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Floats in a vector: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector All(float value);

    /// <summary>Any address that is a multiple of 4 bytes.</summary>
    static abstract TVector Load(float* source);

    static abstract void Store(float* target, TVector value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary><c>left * right + addend</c>, rounded once, on every machine.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Sqrt(TVector value);

    static abstract TVector Abs(TVector value);

    static abstract TVector Negate(TVector value);

    /// <summary>NaN when either is NaN, as torch.maximum.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>NaN when either is NaN, as torch.minimum.</summary>
    static abstract TVector Min(TVector left, TVector right);

    /// <summary>A mask for <see cref="Select"/>.</summary>
    static abstract TVector IsGreater(TVector left, TVector right);

    static abstract TVector IsEqual(TVector left, TVector right);

    /// <summary>Elementwise <c>mask ? whenTrue : whenFalse</c>.</summary>
    static abstract TVector Select(TVector mask, TVector whenTrue, TVector whenFalse);

    /// <summary><c>value</c> times 2 to the power <c>exponent</c>, a whole number from -126 to 127.</summary>
    static abstract TVector ScaleByPowerOfTwo(TVector value, TVector exponent);

    /// <summary>The lower halves of two vectors as one.</summary>
    static abstract TVector Join(TVector lower, TVector upper);

    /// <summary>Half a vector, as both halves of one.</summary>
    static abstract TVector LoadTwice(float* source);

    /// <summary>The lower half, then zeros.</summary>
    static abstract TVector Lower(TVector value);

    /// <summary>The upper half, then zeros.</summary>
    static abstract TVector Upper(TVector value);
}
