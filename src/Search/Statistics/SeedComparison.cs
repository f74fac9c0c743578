using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Search;

/// <summary>One configuration in two sweeps; a side is null where it has no result.</summary>
/// <param name="LostP">Fisher's p that both lose the same share of seeds; null when they lose equal shares.</param>
public sealed record SeedComparison(
    SeedSample? First, SeedSample? Second, SeedDifference? Difference, double? LostP, ComparisonVerdict Verdict)
{
    private const double Alpha = 0.05;

    /// <summary>Compares row by row. The tests of all rows are one family, corrected by Holm at 5 %; docs/statistics.md
    /// gives the rules.</summary>
    public static ImmutableArray<SeedComparison> Of(
        IEnumerable<(IReadOnlyList<SeedResult>? First, IReadOnlyList<SeedResult>? Second)> rows, Goal goal)
    {
        var tested = rows.Select(row => Test(row.First, row.Second)).ToArray();
        var family = tested.SelectMany((row, place) => new (int Place, bool IsLoss, double? P)[]
        {
            (place, true, row.LostP), (place, false, row.Difference?.P),
        }).Where(test => test.P is not null).ToArray();

        var rejected = Holm.Rejected([.. family.Select(test => test.P!.Value)], Alpha);
        var shown = family.Where((_, i) => rejected[i]).Select(test => (test.Place, test.IsLoss)).ToHashSet();
        return [.. tested.Select((row, place) => row with
        {
            Verdict = row.Judge(shown.Contains((place, true)), shown.Contains((place, false)), goal),
        })];
    }

    private static SeedComparison Test(IReadOnlyList<SeedResult>? first, IReadOnlyList<SeedResult>? second)
    {
        var (a, b) = (first is null ? null : SeedSample.Of(first), second is null ? null : SeedSample.Of(second));
        if (a is null || b is null) return new(a, b, null, null, ComparisonVerdict.OnlyInOne);
        var haveEqualLosses = (long)a.Lost * b.Statistics.N == (long)b.Lost * a.Statistics.N;
        double? lost = haveEqualLosses
            ? null
            : FisherExactTest.P(a.Lost, a.Statistics.N, b.Lost, b.Statistics.N);
        return new(a, b, SeedDifference.Between(first!, second!), lost, ComparisonVerdict.TooFewSeeds);
    }

    /// <summary>A shown difference in seeds lost decides before one in means, as in the ranking.</summary>
    private ComparisonVerdict Judge(bool isLossShown, bool isDifferenceShown, Goal goal)
    {
        if (First is null || Second is null) return ComparisonVerdict.OnlyInOne;
        if (isLossShown)
        {
            return (long)Second.Lost * First.Statistics.N > (long)First.Lost * Second.Statistics.N
                ? ComparisonVerdict.LosesMore
                : ComparisonVerdict.LosesFewer;
        }

        if (Difference is null) return ComparisonVerdict.TooFewSeeds;
        if (!isDifferenceShown) return ComparisonVerdict.NoDifferenceShown;
        return Difference.Mean > 0 == (goal == Goal.Maximize) ? ComparisonVerdict.Better : ComparisonVerdict.Worse;
    }
}
