using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>Body of <c>retry</c>; left out, every failed trial runs again.</summary>
public sealed record RetryRequest
{
    /// <summary>Only these, by their position in the grid; null: all that failed.</summary>
    public ImmutableArray<long>? Trials { get; init; }

    /// <summary>Only those whose reason contains this text, whatever its case.</summary>
    public string? Reason { get; init; }
}
