namespace Sweep.Cli.Progress;

/// <summary>How long a run will still take, from the share of work that this process has done since it began.</summary>
internal sealed class TimeLeft(double fractionAtStart)
{
    private const double LeastShare = 0.005;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    /// <summary>Null while there is too little to go by.</summary>
    public TimeSpan? Estimate(double fraction, TimeSpan elapsed)
    {
        var done = fraction - fractionAtStart;
        if (fraction >= 1) return TimeSpan.Zero;
        if (done < LeastShare || elapsed < LeastTime) return null;
        var seconds = elapsed.TotalSeconds * (1 - fraction) / done;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
