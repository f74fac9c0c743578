using Sweep.Search;

namespace Sweep.Cli.Reporting;

/// <summary>The seeds of one configuration at one step. Only finite values enter; the figures are null where there is
/// none.</summary>
internal sealed record BandPoint(long Step, SeedStatistics Seeds)
{
    /// <summary>A curve of at most <paramref name="most"/> points: whole reports are left out at even distances, the
    /// first and the last never.</summary>
    public static IReadOnlyList<BandPoint> Thin(IReadOnlyList<KeyValuePair<long, List<double>>> curve, int most)
    {
        var kept = Math.Min(curve.Count, most);
        return [.. Enumerable.Range(0, kept)
            .Select(i => kept < 2 ? 0 : (int)((long)i * (curve.Count - 1) / (kept - 1)))
            .Select(place => new BandPoint(
                curve[place].Key, SeedStatistics.Of([.. curve[place].Value.Where(double.IsFinite)])))];
    }
}
