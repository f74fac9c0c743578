using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>A box inside of a product: for each dimension the rows that it holds, ascending, or null for all rows.
/// </summary>
public sealed record RowPattern(ImmutableArray<int[]?> Rows)
{
    /// <summary>The last dimension that this pattern restricts, or -1: from there on it holds every cell.</summary>
    public int LastRestricted { get; } = Array.FindLastIndex([.. Rows], rows => rows is not null);
}
