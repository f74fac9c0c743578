using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>A trial's reports by metric. Where there were more points than asked for, each piece of the curve gives its
/// least and its greatest value, so no peak is lost; the first and the last point are always there.</summary>
public sealed record TrialCurves
{
    public required long Trial { get; init; }

    /// <summary>Reports that the trial made, before any were left out.</summary>
    public required long Reports { get; init; }

    public required ImmutableSortedDictionary<string, CurveEntry> Metrics { get; init; }
}
