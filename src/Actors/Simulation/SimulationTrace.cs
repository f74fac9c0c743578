using System.Globalization;
using System.Text;

namespace Sweep.Actors.Simulation;

/// <summary>What happened in a simulation: a running FNV-1a hash over every event with its time, and the events
/// themselves, so that two runs that differ can be compared at the first line that does.</summary>
public sealed class SimulationTrace
{
    private const int LatelyCount = 10_000;
    private const int KindsMax = 12;

    private readonly List<string> _lines = [];

    public ulong Hash { get; private set; } = 0xCBF29CE484222325;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The first line at which two traces part, with both sides; null when they are equal.</summary>
    public static string? FirstDifference(SimulationTrace left, SimulationTrace right)
    {
        for (var i = 0; i < Math.Max(left._lines.Count, right._lines.Count); i++)
        {
            var (a, b) = (left._lines.ElementAtOrDefault(i), right._lines.ElementAtOrDefault(i));
            if (a != b) return $"event {i}: '{a ?? "(end)"}' against '{b ?? "(end)"}'";
        }

        return null;
    }

    /// <summary>Which kinds of event there were most of lately, for whoever looks for a loop.</summary>
    internal IEnumerable<string> MostFrequent() => _lines.TakeLast(LatelyCount)
        .GroupBy(line => string.Concat(line[(line.IndexOf(' ') + 1)..].Where(c => !char.IsAsciiDigit(c))))
        .OrderByDescending(kind => kind.Count())
        .Take(KindsMax)
        .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count(),8} {kind.Key}"));

    internal void Record(TimeSpan now, string label)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{now.Ticks} {label}");
        _lines.Add(line);
        foreach (var octet in Encoding.UTF8.GetBytes(line)) Hash = (Hash ^ octet) * 0x100000001B3;
        Hash = (Hash ^ '\n') * 0x100000001B3;
    }
}
