using System.Globalization;

namespace Sweep.Coordinator.Results;

/// <summary>Numbers as the result files spell them: the shortest text that reads back as the same double, and
/// <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
internal static class ResultNumbers
{
    public static string Format(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    public static string Format(double? value) => value is { } number ? Format(number) : "";

    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in UTC with as many digits as the time has; the time is since the Unix epoch.</summary>
    public static string FormatTime(TimeSpan? at) => at is { } time
        ? (DateTime.UnixEpoch + time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : "";
}
