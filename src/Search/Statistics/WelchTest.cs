using MathNet.Numerics.Distributions;

namespace Sweep.Search;

/// <summary>Welch's t-test (1947): whether two independent samples, perhaps of different spread, have one mean.
/// </summary>
/// <param name="Difference">Mean of the second less mean of the first.</param>
/// <param name="Freedom">Degrees of freedom by Welch and Satterthwaite.</param>
/// <param name="Ci95">95 % confidence interval of the difference.</param>
/// <param name="P">Two-sided p value.</param>
public sealed record WelchTest(double Difference, double Freedom, Interval Ci95, double P)
{
    /// <summary>Two samples without any spread leave nothing to estimate: equal means give p = 1, others p = 0.
    /// </summary>
    /// <returns>Null when a sample has fewer than two values.</returns>
    public static WelchTest? Of(SeedStatistics first, SeedStatistics second)
    {
        if (first is not { Mean: { } meanA, Sd: { } sdA } || second is not { Mean: { } meanB, Sd: { } sdB })
            return null;

        var difference = meanB - meanA;
        var (a, b) = (sdA * sdA / first.N, sdB * sdB / second.N);
        if (a + b == 0)
        {
            return new WelchTest(
                difference, first.N + second.N - 2, new Interval(difference, difference), difference == 0 ? 1 : 0);
        }

        var error = Math.Sqrt(a + b);
        // In shares of the whole, so that the squares of tiny variances do not underflow.
        var (shareA, shareB) = (a / (a + b), b / (a + b));
        var freedom = 1 / ((shareA * shareA / (first.N - 1)) + (shareB * shareB / (second.N - 1)));
        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * error;
        return new WelchTest(
            difference, freedom, new Interval(difference - half, difference + half),
            StudentTail.TwoSided(difference / error, freedom));
    }
}
