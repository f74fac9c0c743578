using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Which trials of a sweep are asked for, and in which order.</summary>
internal sealed record TrialQuery
{
    /// <summary>Empty: all.</summary>
    public ImmutableArray<TrialState> States { get; init; } = [];

    public long? Configuration { get; init; }

    public int? Seed { get; init; }

    public string? Optimizer { get; init; }

    public string? Node { get; init; }

    public required TrialOrder Order { get; init; }

    public required int Limit { get; init; }

    /// <summary>The last one of the page before.</summary>
    public TrialKey? After { get; init; }
}
