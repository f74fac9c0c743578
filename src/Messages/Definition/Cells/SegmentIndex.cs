using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Finds the rows of a segment's dimensions by value, to turn conditions on names into row patterns.</summary>
public sealed class SegmentIndex
{
    private readonly Dictionary<string, (int Dimension, Dictionary<ParameterValue, List<int>> Rows)> _names =
        new(StringComparer.Ordinal);

    public SegmentIndex(CellSegment segment)
    {
        Segment = segment;
        for (var depth = 0; depth < segment.Dimensions.Length; depth++)
        {
            var dimension = segment.Dimensions[depth];
            for (var column = 0; column < dimension.Names.Length; column++)
            {
                _names[dimension.Names[column]] = (depth, RowsByValue(dimension, column));
            }
        }
    }

    public CellSegment Segment { get; }

    public IEnumerable<int> Sizes => Segment.Dimensions.Select(dimension => dimension.Rows.Length);

    /// <summary>The dimension that the name varies in, or null when it is constant here.</summary>
    public int? DimensionOf(string name) => _names.TryGetValue(name, out var place) ? place.Dimension : null;

    /// <summary>The cells that have, for each name, one of its values; null when there is none.</summary>
    public RowPattern? Pattern(IEnumerable<(string Name, IEnumerable<ParameterValue> Values)> conditions)
    {
        var rows = new int[]?[Segment.Dimensions.Length];
        foreach (var (name, values) in conditions)
        {
            if (!_names.TryGetValue(name, out var place))
            {
                if (!Segment.Constants.TryGetValue(name, out var constant) || !values.Contains(constant)) return null;
                continue;
            }

            var matching = values.SelectMany(value => place.Rows.TryGetValue(value, out var found) ? found : [])
                .Where(row => rows[place.Dimension] is not { } before || Array.BinarySearch(before, row) >= 0)
                .Distinct().Order().ToArray();
            if (matching.Length == 0) return null;

            rows[place.Dimension] = matching;
        }

        return new RowPattern([.. rows.Select(Restricting)]);
    }

    /// <summary>The cells that the pattern excludes; null when there is none.</summary>
    public RowPattern? Pattern(CellPattern pattern) =>
        Pattern(pattern.Names.Select(name => (name.Name, (IEnumerable<ParameterValue>)name.Values)));

    /// <summary>What drops the excluded cells of this segment; nothing when no pattern meets it.</summary>
    public ImmutableArray<RowPattern> Patterns(IEnumerable<CellPattern> patterns) =>
        [.. patterns.Select(Pattern).OfType<RowPattern>()];

    private static Dictionary<ParameterValue, List<int>> RowsByValue(CellDimension dimension, int column)
    {
        var rows = new Dictionary<ParameterValue, List<int>>();
        for (var row = 0; row < dimension.Rows.Length; row++)
        {
            var value = dimension.Rows[row][column];
            if (!rows.TryGetValue(value, out var same)) rows[value] = same = [];
            same.Add(row);
        }

        return rows;
    }

    private int[]? Restricting(int[]? rows, int dimension) =>
        rows?.Length == Segment.Dimensions[dimension].Rows.Length ? null : rows;
}
