using System.Diagnostics;

namespace Sweep.JournalBenchmark;

/// <summary>How long each of many equal actions took.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    internal double TotalSeconds => milliseconds.Sum() / 1000;

    internal void Measure(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <param name="share">0.5 is the median, 1 the worst.</param>
    internal double Quantile(double share)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }
}
