using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>One field of the file.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Meaning">One line for documentation and editors.</param>
public sealed record DefinitionField(string Name, string Meaning)
{
    /// <summary>What it accepts; null for mappings and for fields with a grammar of their own (grid, seeds).</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>The fields inside of it.</summary>
    public ImmutableArray<DefinitionField> Fields { get; init; } = [];

    /// <summary>What holds when it is not given, in words; null when it is required or nothing holds.</summary>
    public string? Default { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Another field of the mapping: exactly one of the two must be given. Null when there is none.</summary>
    public string? Alternative { get; init; }

    /// <summary>The models that have it; empty: all of them.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Belongs to Kubernetes: accepted with any value, and ignored.</summary>
    public bool IsForeign { get; init; }
}
