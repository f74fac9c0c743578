namespace Sweep.Search;

/// <summary>The difference of one configuration's measured seeds in two sweeps, second less first.</summary>
/// <param name="IsPaired">Both sweeps used the same seeds, and differences were taken seed by seed; else Welch's test.
/// </param>
/// <param name="N">Pairs, or the smaller of the two samples.</param>
public sealed record SeedDifference(bool IsPaired, int N, double Mean, Interval Ci95, double P)
{
    /// <returns>Null where there are fewer than two pairs, or fewer than two measured seeds in a sample.</returns>
    public static SeedDifference? Between(IReadOnlyList<SeedResult> first, IReadOnlyList<SeedResult> second) =>
        HaveSameSeeds(first, second) && Paired(first, second) is { } paired ? paired : Unpaired(first, second);

    private static bool HaveSameSeeds(IReadOnlyList<SeedResult> first, IReadOnlyList<SeedResult> second) =>
        first.Select(result => result.Seed).ToHashSet().SetEquals(second.Select(result => result.Seed));

    private static SeedDifference? Paired(IReadOnlyList<SeedResult> first, IReadOnlyList<SeedResult> second)
    {
        var before = first.Where(result => result.IsMeasured)
            .ToDictionary(result => result.Seed, result => result.Objective!.Value);
        double[] differences = [.. second.Where(result => result.IsMeasured && before.ContainsKey(result.Seed))
            .OrderBy(result => result.Seed).Select(result => result.Objective!.Value - before[result.Seed])];
        return PairedTest.Of(differences) is { } test
            ? new(true, test.N, test.MeanDifference, SeedStatistics.Of(differences).Ci95!.Value, test.P)
            : null;
    }

    private static SeedDifference? Unpaired(IReadOnlyList<SeedResult> first, IReadOnlyList<SeedResult> second)
    {
        var (a, b) = (SeedSample.Of(first).Statistics, SeedSample.Of(second).Statistics);
        return WelchTest.Of(a, b) is { } test
            ? new(false, Math.Min(a.N, b.N), test.Difference, test.Ci95, test.P)
            : null;
    }
}
