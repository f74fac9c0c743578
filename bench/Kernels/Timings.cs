namespace Sweep.Bench;

/// <summary>Microseconds of one thing, measured many times. The machine may be busy with other things, so the least
/// tells what the code costs and the median what a user had at the time.</summary>
internal sealed class Timings
{
    private readonly List<double> microseconds = [];

    public double Least => microseconds.Min();

    public double Median => microseconds.Order().ElementAt(microseconds.Count / 2);

    public void Add(TimeSpan time) => microseconds.Add(time.TotalMicroseconds);
}
