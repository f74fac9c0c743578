using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>A run of consecutive configurations: what is left of one segment.</summary>
internal sealed class GridPart(CellSegment segment, CellDiagram diagram, long start)
{
    private readonly Lazy<CellText> _text = new(() => new CellText(segment));

    /// <summary>Number of its first configuration.</summary>
    public long Start => start;

    public long End => start + diagram.Count;

    public string Optimizer => segment.Optimizer.Name;

    public Configuration ConfigurationAt(long number)
    {
        Span<int> rows = stackalloc int[segment.Dimensions.Length];
        diagram.Locate(number - start, rows);
        return _text.Value.At(rows);
    }

    /// <summary>The cell with all defaults filled in.</summary>
    public GridCell CellAt(long number)
    {
        var rows = new int[segment.Dimensions.Length];
        diagram.Locate(number - start, rows);
        var values = new Dictionary<string, ParameterValue>(segment.Constants, StringComparer.Ordinal);
        for (var depth = 0; depth < rows.Length; depth++)
        {
            var dimension = segment.Dimensions[depth];
            for (var column = 0; column < dimension.Names.Length; column++)
            {
                values[dimension.Names[column]] = dimension.Rows[rows[depth]][column];
            }
        }

        return new GridCell(segment.Optimizer, values);
    }
}
