using MathNet.Numerics;

namespace Sweep.Search;

/// <summary>Fisher's exact test (1935): whether two groups lose the same share of their members.</summary>
public static class FisherExactTest
{
    /// <summary>The chance of a table at most as likely as this one, with the same margins (two-sided).</summary>
    public static double P(int lostA, int keptA, int lostB, int keptB)
    {
        var (ofA, ofB, lost) = (lostA + keptA, lostB + keptB, lostA + lostB);
        var observed = LogChance(lostA);
        var sum = 0.0;
        for (var inA = Math.Max(0, lost - ofB); inA <= Math.Min(lost, ofA); inA++)
        {
            // Equally likely tables differ by rounding alone.
            if (LogChance(inA) <= observed + 1e-9) sum += Math.Exp(LogChance(inA));
        }

        return Math.Min(1, sum);

        double LogChance(int inA) => SpecialFunctions.BinomialLn(ofA, inA)
            + SpecialFunctions.BinomialLn(ofB, lost - inA) - SpecialFunctions.BinomialLn(ofA + ofB, lost);
    }
}
