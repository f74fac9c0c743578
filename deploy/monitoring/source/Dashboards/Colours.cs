using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>One colour for an idea on every dashboard.</summary>
internal static class Colours
{
    public const string Good = "green";
    public const string Attention = "orange";
    public const string Bad = "red";
    public const string Quiet = "text";
    public const string Accent = "blue";

    /// <summary>By state of a trial, outcome of a trial or attempt, and state of a sweep.</summary>
    public static ImmutableArray<(string Word, string Colour)> States { get; } =
    [
        ("pending", "#8e8e8e"),
        ("waiting", "#8e8e8e"),
        ("running", "blue"),
        ("completed", "green"),
        ("finished", "green"),
        ("diverged", "orange"),
        ("failed", "red"),
        ("stopped", "purple"),
        ("cancelled", "light-purple"),
        ("preempted", "super-light-blue"),
        ("lost", "dark-red"),
        ("paused", "yellow"),
    ];

    /// <summary>Of learning curves: the median in front of the bands.</summary>
    public static ImmutableArray<(string Word, string Colour)> Quantiles { get; } =
    [
        ("0", "super-light-blue"),
        ("0.25", "light-blue"),
        ("0.5", "dark-blue"),
        ("0.75", "light-blue"),
        ("1", "super-light-blue"),
    ];
}
