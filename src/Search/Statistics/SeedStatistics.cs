using MathNet.Numerics.Distributions;

namespace Sweep.Search;

/// <summary>Describes a sample of finite values. A figure that the sample does not define is null: the mean of nothing,
/// the spread of one value.</summary>
/// <param name="N">Number of values.</param>
/// <param name="Sd">Sample standard deviation (divisor n - 1).</param>
/// <param name="Ci95">95 % confidence interval of the mean by Student's t with n - 1 degrees of freedom.</param>
public sealed record SeedStatistics(int N, double? Mean, double? Sd, Interval? Ci95, double? Min, double? Max)
{
    /// <summary>Two passes, the second corrected for the rounding of the first (Chan, Golub and LeVeque 1983): the
    /// spread stays exact when it is small beside the mean.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static SeedStatistics Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return new(0, null, null, null, null, null);

        var n = values.Length;
        var (mean, low, high) = Centre(values);
        if (n == 1) return new(1, mean, null, null, low, high);

        var sd = Spread(values, mean);
        var half = StudentT.InvCDF(0, 1, n - 1, 0.975) * sd / Math.Sqrt(n);
        return new(n, mean, sd, new Interval(mean - half, mean + half), low, high);
    }

    private static (double Mean, double Min, double Max) Centre(ReadOnlySpan<double> values)
    {
        var (mean, low, high) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) throw new ArgumentException("only finite values have a mean");
            mean += (values[i] - mean) / (i + 1);
            low = Math.Min(low, values[i]);
            high = Math.Max(high, values[i]);
        }

        var correction = 0.0;
        foreach (var value in values) correction += (value - mean) / values.Length;
        // Rounding may not carry the mean out of the sample: equal values have exactly their own mean.
        return (Math.Clamp(mean + correction, low, high), low, high);
    }

    private static double Spread(ReadOnlySpan<double> values, double mean)
    {
        var (squares, drift) = (0.0, 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
            drift += value - mean;
        }

        return Math.Sqrt(Math.Max(0, squares - (drift * drift / values.Length)) / (values.Length - 1));
    }
}
