using MathNet.Numerics;

namespace Sweep.Search;

/// <summary>Tail probabilities of Student's t.</summary>
internal static class StudentTail
{
    /// <summary>P(|T| > |t|) by the incomplete beta function, whose small tails do not cancel as 1 - CDF would.
    /// </summary>
    public static double TwoSided(double t, double freedom)
    {
        // Both forms are exact; each is used where its argument is not next to 1, where digits would be lost.
        var square = t * t;
        return square < freedom
            ? 1 - SpecialFunctions.BetaRegularized(0.5, freedom / 2.0, square / (freedom + square))
            : SpecialFunctions.BetaRegularized(freedom / 2.0, 0.5, freedom / (freedom + square));
    }
}
