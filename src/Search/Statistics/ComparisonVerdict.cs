namespace Sweep.Search;

/// <summary>What the seeds of two sweeps say about the second, held against the first.</summary>
public enum ComparisonVerdict
{
    /// <summary>The configuration has results in one of the two alone.</summary>
    OnlyInOne,
    TooFewSeeds,
    NoDifferenceShown,
    Better,
    Worse,

    /// <summary>It loses a smaller share of its seeds.</summary>
    LosesFewer,

    /// <summary>It loses a larger share of its seeds.</summary>
    LosesMore,
}
