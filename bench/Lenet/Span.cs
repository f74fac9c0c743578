using System.Diagnostics;

namespace Sweep.Bench;

/// <summary>What something took.</summary>
/// <param name="Wall">With whatever else the machine did meanwhile.</param>
/// <param name="Processor">The time that the process had on a core: what is left of other work's influence is that on
/// caches and clock.</param>
internal readonly record struct Span(TimeSpan Wall, TimeSpan Processor)
{
    public static Span Of(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var (start, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        action();
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new Span(wall, process.TotalProcessorTime - used);
    }
}
