using Sweep.Messages;

namespace Sweep.Search;

/// <summary>One configuration over its seeds. The figures are those of the measured seeds
/// (<see cref="SeedResult.IsMeasured"/>); a figure that they do not define is null.</summary>
/// <param name="N">Measured seeds.</param>
/// <param name="Rank">1 for the best; no two configurations share a rank.</param>
/// <param name="TiedWithBest">Not shown to be worse than the best (docs/statistics.md); true for the best itself.
/// </param>
public sealed record ConfigurationSummary(
    ConfigurationId Id,
    int N,
    double? Mean,
    double? Sd,
    Interval? Ci95,
    double? Min,
    double? Max,
    int Diverged,
    int Failed,
    int Stopped,
    int Rank,
    bool TiedWithBest)
{
    /// <summary>Seeds that completed without a finite objective (only possible with divergence switched off).</summary>
    public int NotFinite { get; init; }

    public int Cancelled { get; init; }

    /// <summary>Seeds that are not over yet: pending or running.</summary>
    public int Pending { get; init; }
}
