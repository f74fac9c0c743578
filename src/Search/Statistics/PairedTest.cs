namespace Sweep.Search;

/// <summary>Student's paired t-test: whether the mean of differences is zero.</summary>
/// <param name="N">Number of pairs, at least 2.</param>
/// <param name="MeanDifference">Mean of the differences.</param>
/// <param name="T">The statistic; infinite when all differences are one value other than 0, 0 when all are 0.</param>
/// <param name="P">Two-sided p value.</param>
public sealed record PairedTest(int N, double MeanDifference, double T, double P)
{
    /// <summary>Differences that are all equal leave nothing to estimate: all 0 gives p = 1, any other value p = 0.
    /// </summary>
    /// <returns>Null for fewer than two pairs: nothing can be said.</returns>
    public static PairedTest? Of(ReadOnlySpan<double> differences)
    {
        var sample = SeedStatistics.Of(differences);
        if (sample is not { Mean: { } mean, Sd: { } sd }) return null;
        if (sample.Min == sample.Max)
        {
            return mean == 0
                ? new PairedTest(sample.N, 0, 0, 1)
                : new PairedTest(sample.N, mean, double.PositiveInfinity * Math.Sign(mean), 0);
        }

        var t = mean / (sd / Math.Sqrt(sample.N));
        return new PairedTest(sample.N, mean, t, StudentTail.TwoSided(t, sample.N - 1));
    }
}
