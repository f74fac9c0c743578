using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>What became of a trial, and why.</summary>
public sealed record TrialExplanation
{
    public required TrialDetail Detail { get; init; }

    /// <summary>What guessing gives on its data, in nats; null when it has not begun or has no such level.</summary>
    public double? GuessLoss { get; init; }

    /// <summary>The majority class's share.</summary>
    public double? GuessAccuracy { get; init; }

    /// <summary>At most 60 points a metric.</summary>
    public required TrialCurves Curves { get; init; }

    /// <summary>The story for people, a sentence each.</summary>
    public required ImmutableArray<string> Story { get; init; }
}
