namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>How long a sweep will still take at the speed of its last minutes. The samples come from whoever looks, at
/// most one in two seconds.</summary>
internal sealed class TimeLeft
{
    private const int SamplesMax = 150;
    private const double LeastShare = 0.005;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<(TimeSpan At, double Fraction)> samples = new();
    private TimeSpan latest;

    /// <summary>Null while there is too little to go by.</summary>
    /// <param name="now">On the host's clock.</param>
    /// <param name="fraction">Share of the work that is done, 0 to 1.</param>
    public TimeSpan? Estimate(TimeSpan now, double fraction)
    {
        if (fraction >= 1) return TimeSpan.Zero;
        lock (gate)
        {
            if (samples.TryPeek(out var oldest))
            {
                // Retried or added trials set the work back: what was measured before says nothing about the rest.
                if (oldest.Fraction > fraction) samples.Clear();
            }

            var estimate = samples.TryPeek(out var first)
                ? Estimate(now - first.At, fraction - first.Fraction, 1 - fraction)
                : null;
            if (samples.Count == 0 || now - latest >= Pause) Add(now, fraction);
            return estimate;
        }
    }

    /// <summary>The first seconds of the first trials, with nodes that still start, say nothing about the rest.
    /// </summary>
    private static TimeSpan? Estimate(TimeSpan time, double done, double rest)
    {
        if (done <= 0 || time <= TimeSpan.Zero || (done < LeastShare && time < LeastTime)) return null;
        return Seconds(time.TotalSeconds * rest / done);
    }

    private void Add(TimeSpan now, double fraction)
    {
        samples.Enqueue((now, fraction));
        latest = now;
        if (samples.Count > SamplesMax) samples.Dequeue();
    }

    private static TimeSpan? Seconds(double seconds) =>
        seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
