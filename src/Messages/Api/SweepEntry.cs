namespace Sweep.Messages.Api;

/// <summary>A sweep in a list.</summary>
public sealed record SweepEntry
{
    /// <summary>What people call it, and what paths name.</summary>
    public required string Name { get; init; }

    public required long Id { get; init; }

    public required SweepStatus Status { get; init; }

    /// <summary>Why it is paused, or what ended it; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The objective's.</summary>
    public required string Metric { get; init; }

    /// <summary><c>maximize</c> or <c>minimize</c>.</summary>
    public required string Goal { get; init; }

    public int Priority { get; init; }

    public required long Configurations { get; init; }

    public required long Trials { get; init; }

    public required TrialCounts Counts { get; init; }

    /// <summary>Share of the trials that are over, 0 to 1.</summary>
    public double Fraction { get; init; }
}
