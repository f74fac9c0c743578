using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>From a value on, a colour.</summary>
/// <param name="From">Null for the lowest step.</param>
internal sealed record Threshold(double? From, string Colour)
{
    public static ImmutableArray<Threshold> None { get; } = [new(null, Colours.Accent)];

    /// <summary>The more the worse.</summary>
    public static ImmutableArray<Threshold> Rising(double attention, double bad) =>
        [new(null, Colours.Good), new(attention, Colours.Attention), new(bad, Colours.Bad)];

    /// <summary>Anything from this on is wrong.</summary>
    public static ImmutableArray<Threshold> Below(double bad) => [new(null, Colours.Good), new(bad, Colours.Bad)];

    /// <summary>The less the worse.</summary>
    public static ImmutableArray<Threshold> Falling(double attention, double good) =>
        [new(null, Colours.Bad), new(attention, Colours.Attention), new(good, Colours.Good)];
}
