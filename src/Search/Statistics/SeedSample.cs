namespace Sweep.Search;

/// <summary>One configuration's seeds: figures of the measured ones, and how many were lost.</summary>
public sealed record SeedSample(SeedStatistics Statistics, int Lost)
{
    public static SeedSample Of(IReadOnlyList<SeedResult> results) => new(
        SeedStatistics.Of([.. results.Where(result => result.IsMeasured).Select(result => result.Objective!.Value)]),
        results.Count(result => result.IsLost));
}
