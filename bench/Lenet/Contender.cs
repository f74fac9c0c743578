namespace Sweep.Bench;

/// <summary>The times of one contender's rounds.</summary>
internal sealed class Contender
{
    public Timings Wall { get; } = new();

    public Timings Processor { get; } = new();

    public void Add(Span span)
    {
        Wall.Add(span.Wall);
        Processor.Add(span.Processor);
    }

    /// <summary>Seconds: least and median of the wall-clock, least and median of the processor.</summary>
    public string Row(string name) =>
        $"| {name} | {Wall.Least / 1e6:F3} | {Wall.Median / 1e6:F3} | {Processor.Least / 1e6:F3} " +
        $"| {Processor.Median / 1e6:F3} |";
}
