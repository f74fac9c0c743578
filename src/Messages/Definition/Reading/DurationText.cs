using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>Lengths of time as <c>1h30m</c>, <c>90s</c> or <c>500ms</c>: whole numbers, largest unit first.</summary>
internal static partial class DurationText
{
    /// <summary>The length, or null when the text is none, is zero, or is longer than a century.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length is 0 or > 40 || Form().Match(text) is not { Success: true } match) return null;

        var milliseconds = Part(match, "h") * 3_600_000 + Part(match, "m") * 60_000 + Part(match, "s") * 1000
            + Part(match, "ms");
        return milliseconds is > 0 and < 3_155_760_000_000 ? TimeSpan.FromMilliseconds((long)milliseconds) : null;
    }

    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder();
        Append((long)duration.TotalHours, "h");
        Append(duration.Minutes, "m");
        Append(duration.Seconds, "s");
        Append(duration.Milliseconds, "ms");
        return text.ToString();

        void Append(long count, string unit)
        {
            if (count > 0) text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }
    }

    private static double Part(Match match, string unit) => match.Groups[unit] is { Success: true } group
        ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"^((?<h>[0-9]+)h)?((?<m>[0-9]+)m)?((?<s>[0-9]+)s)?((?<ms>[0-9]+)ms)?\z")]
    private static partial Regex Form();
}
