namespace Sweep.Training.Simd;

/// <summary>Neighbouring vectors that a kernel holds in registers as one. Tiles are composed by type, so that the
/// compiler sees every width as straight code: <see cref="Pair{TLeft,TRight,TVector}"/> of
/// <see cref="One{TSimd,TVector}"/> is two vectors, and so on.</summary>
internal unsafe interface ITile<TSelf, TVector>
    where TSelf : unmanaged, ITile<TSelf, TVector>
    where TVector : unmanaged
{
    /// <summary>Floats in the tile.</summary>
    static abstract int Width { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* source);

    static abstract void Store(float* target, TSelf tile);

    /// <summary><c>factor * tile + sum</c>, each element rounded once.</summary>
    static abstract TSelf MultiplyAdd(TVector factor, TSelf tile, TSelf sum);

    /// <summary>Adds <c>factor</c> times the tile at <paramref name="source"/>, each element rounded once.</summary>
    static abstract void Accumulate(ref TSelf sum, TVector factor, Place source);

    /// <summary>As two calls of <see cref="Accumulate"/> with one source, which is loaded once.</summary>
    static abstract void AccumulateBoth(
        ref TSelf first, ref TSelf second, (TVector First, TVector Second) factors, Place source);
}
