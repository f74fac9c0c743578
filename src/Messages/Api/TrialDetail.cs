using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>All about one trial but its curves.</summary>
public sealed record TrialDetail
{
    public required TrialEntry Trial { get; init; }

    /// <summary>Steps in the whole trial; null while no node has said how many an epoch has.</summary>
    public long? Length { get; init; }

    /// <summary>The last value of each metric.</summary>
    public required ImmutableSortedDictionary<string, double> Metrics { get; init; }

    /// <summary>Why it was ended early; null when no rule did.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>In the order in which they were assigned.</summary>
    public required ImmutableArray<AttemptEntry> Attempts { get; init; }
}
