namespace Sweep.Search;

/// <summary>A straight line through the training losses so far, by least squares in running sums: what a trial gains on
/// guessing over its course.</summary>
/// <param name="N">Number of losses.</param>
/// <param name="X">Sum of the shares (0 to 1) of the trial's steps at which they were reported.</param>
/// <param name="Y">Sum of the gains: how far each loss was below the guessing level.</param>
/// <param name="XX">Sum of squares of the shares.</param>
/// <param name="XY">Sum of the products.</param>
public readonly record struct LossTrend(int N, double X, double Y, double XX, double XY)
{
    /// <summary>The line with one more point.</summary>
    public LossTrend With(double share, double gain) =>
        new(N + 1, X + share, Y + gain, XX + (share * share), XY + (share * gain));

    /// <summary>The gain that the line gives at the trial's last step; the mean gain while there is no slope.</summary>
    public double GainAtEnd()
    {
        if (N == 0) return 0;

        var spread = (N * XX) - (X * X);
        var slope = spread > 0 ? ((N * XY) - (X * Y)) / spread : 0;
        return (Y / N) + (slope * (1 - (X / N)));
    }
}
