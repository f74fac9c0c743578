namespace Sweep.Training.Simd;

/// <summary>What two rows have behind their whole tiles. A tail has two accumulators, one for each row.</summary>
internal unsafe interface ITail<TSelf, TVector>
    where TSelf : unmanaged, ITail<TSelf, TVector>
    where TVector : unmanaged
{
    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* first, float* second);

    /// <summary>Stores both rows' tails, each with zeros up to a whole vector.</summary>
    static abstract void Store(float* first, float* second, TSelf tail);

    /// <summary>Adds one source times a factor to each row's tail, each element rounded once.</summary>
    static abstract void AccumulateBoth(ref TSelf tail, (TVector First, TVector Second) factors, Place source);
}
