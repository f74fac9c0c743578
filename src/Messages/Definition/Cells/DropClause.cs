using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>One reason to drop a cell: each group of <paramref name="All"/> has a pattern that holds it, and no pattern
/// of
/// <paramref name="Unless"/> does. "Excluded" is one group; "was in an earlier product" is its factors, unless that
/// product excluded the cell.</summary>
public sealed record DropClause(
    ImmutableArray<ImmutableArray<RowPattern>> All, ImmutableArray<RowPattern> Unless)
{
    /// <summary>Drops what any of the patterns holds.</summary>
    public static DropClause Any(IEnumerable<RowPattern> patterns) => new([[.. patterns]], []);
}
