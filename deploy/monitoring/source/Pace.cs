using System.Globalization;

namespace Sweep.MonitoringSource;

/// <summary>How long rules look back and wait. Tests make everything shorter by one factor, so that an alert's whole
/// life fits into seconds; the names of recorded series keep the time that they have in production.</summary>
/// <param name="Factor">1 in production; 60 makes minutes of hours.</param>
internal sealed record Pace(int Factor = 1)
{
    /// <summary>Less holds too few scrapes (one a second in tests) for a rate.</summary>
    private static readonly TimeSpan WindowMin = TimeSpan.FromSeconds(5);

    /// <summary>A window of PromQL, e.g. <c>5m</c>.</summary>
    public string Window(int minutes)
    {
        var window = TimeSpan.FromMinutes(minutes) / Factor;
        return Text(window < WindowMin ? WindowMin : window);
    }

    public string For(TimeSpan time) => Text(time / Factor);

    private static string Text(TimeSpan time) => time switch
    {
        { Ticks: 0 } => "0s",
        _ when time.Ticks % TimeSpan.TicksPerHour == 0 => Number(time.TotalHours) + "h",
        _ when time.Ticks % TimeSpan.TicksPerMinute == 0 => Number(time.TotalMinutes) + "m",
        _ when time.Ticks % TimeSpan.TicksPerSecond == 0 => Number(time.TotalSeconds) + "s",
        _ => Number(Math.Round(time.TotalMilliseconds)) + "ms",
    };

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
