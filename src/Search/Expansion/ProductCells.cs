using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>The cells of one segment less its excludes, as a set that others can be held against.</summary>
internal sealed class ProductCells(SegmentIndex index, ImmutableArray<CellPattern> exclude)
{
    private CellSegment Segment => index.Segment;

    /// <summary>Whether a single cell is one of these.</summary>
    public bool Contains(CellSegment cell)
    {
        if (cell.Optimizer != Segment.Optimizer) return false;
        if (Segment.Constants.Any(constant => cell.Constants[constant.Key] != constant.Value)) return false;
        if (!Segment.Dimensions.All(dimension => HasRow(dimension, cell))) return false;

        return !exclude.Any(pattern => pattern.Names.All(name => name.Values.Contains(cell.Constants[name.Name])));
    }

    /// <summary>The condition under which a cell of another segment is one of these; null when none can be.</summary>
    public DropClause? Overlap(SegmentIndex current)
    {
        if (current.Segment.Optimizer != Segment.Optimizer) return null;

        // Constants and plain axes restrict the other's dimensions independently of each other: one pattern holds them.
        // Linked names may lie across several of its dimensions, so they take one pattern per row.
        var conditions = Segment.Constants.Select(constant =>
            (constant.Key, (IEnumerable<ParameterValue>)[constant.Value])).ToList();
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<RowPattern>>();
        foreach (var dimension in Segment.Dimensions)
        {
            if (dimension.Names.Length == 1)
            {
                conditions.Add((dimension.Names[0], dimension.Rows.Select(row => row[0])));
                continue;
            }

            ImmutableArray<RowPattern> rows = [.. dimension.Rows.Select(row => RowOf(current, dimension, row))
                .OfType<RowPattern>()];
            if (rows.IsEmpty) return null;

            groups.Add(rows);
        }

        if (current.Pattern(conditions) is not { } plain) return null;

        groups.Add([plain]);
        return new DropClause(groups.ToImmutable(), current.Patterns(exclude));
    }

    private static RowPattern? RowOf(
        SegmentIndex current, CellDimension dimension, ImmutableArray<ParameterValue> row) =>
        current.Pattern(dimension.Names.Select((name, column) =>
            (name, (IEnumerable<ParameterValue>)[row[column]])));

    private static bool HasRow(CellDimension dimension, CellSegment cell) => dimension.Rows.Any(row =>
        dimension.Names.Select((name, column) => cell.Constants[name] == row[column]).All(isEqual => isEqual));
}
