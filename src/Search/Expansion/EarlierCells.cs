using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>The cells that earlier parts of a grid gave, as sets: membership is decided by algebra on axes and
/// excludes, so that no cell of a product is ever stored.</summary>
internal sealed class EarlierCells
{
    private readonly List<ProductCells> _products = [];
    private readonly Dictionary<string, CellSegment> _single = new(StringComparer.Ordinal);

    public void Add(ProductCells product) => _products.Add(product);

    /// <summary>Takes in one cell; says whether it is new.</summary>
    public bool AddSingle(CellSegment cell)
    {
        var key = CellText.KeyOf(cell);
        return !_products.Any(product => product.Contains(cell)) && _single.TryAdd(key, cell);
    }

    /// <summary>What drops the cells of a segment that were there already.</summary>
    public IEnumerable<DropClause> Overlap(SegmentIndex current)
    {
        foreach (var product in _products)
        {
            if (product.Overlap(current) is { } clause) yield return clause;
        }

        var single = _single.Values
            .Where(cell => cell.Optimizer == current.Segment.Optimizer)
            .Select(cell => current.Pattern(cell.Constants.Select(constant =>
                (constant.Key, (IEnumerable<ParameterValue>)[constant.Value]))))
            .OfType<RowPattern>().ToImmutableArray();
        if (!single.IsEmpty) yield return DropClause.Any(single);
    }
}
