using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>Which nodes may train a sweep's trials.</summary>
public sealed record PlacementOptions
{
    /// <summary>A node must carry each of these labels with this value.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Kind of device, <c>cpu</c> or <c>cuda</c>; null: any.</summary>
    public string? Device { get; init; }
}
