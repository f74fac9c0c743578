using System.Globalization;

namespace Sweep.Cli.Rendering;

/// <summary>Lengths of time for people.</summary>
internal static class Durations
{
    /// <summary><c>0:42</c>, <c>12:34</c>, <c>3:04:05</c>, <c>2 d 03:04</c>.</summary>
    public static string Clock(TimeSpan time)
    {
        var format = time.TotalDays >= 1 ? @"d' d 'hh\:mm" : time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>For a sentence: <c>0.4 s</c>, <c>42 s</c>, <c>12 min 34 s</c>, <c>3 h 4 min</c>, <c>2 d 3 h</c>.
    /// </summary>
    public static string Words(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        { TotalDays: < 10_000 } => $"{time.Days} d {time.Hours} h",
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays / 365.25:N0} years"),
    };
}
