using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>A node that has joined.</summary>
public sealed record NodeEntry
{
    public required string Node { get; init; }

    /// <summary>Which of its processes, as a number that grows.</summary>
    public required long Incarnation { get; init; }

    public required string Version { get; init; }

    public required ImmutableArray<NodeDevice> Devices { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>Attempts that it wants to hold at once.</summary>
    public int Capacity { get; init; }

    /// <summary>Attempts that it holds.</summary>
    public int Held { get; init; }

    /// <summary>It gets no more trials and leaves when nothing runs.</summary>
    public bool IsDraining { get; init; }

    /// <summary>Since its last message.</summary>
    public double SecondsSilent { get; init; }

    /// <summary>Only in the answer about one node: what it holds, the first 1000.</summary>
    public ImmutableArray<HeldEntry> Holds { get; init; } = [];
}
