using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>Counts a grid block by block and finds where each part of it begins.</summary>
internal sealed class GridBuilder(SweepDefinition definition)
{
    private readonly EarlierCells _earlier = new();
    private long _count;

    public List<GridPart> Parts { get; } = [];

    public List<BlockCount> Blocks { get; } = [];

    public SortedSet<string> Names { get; } = new(ParameterOrder.Comparer);

    public GridBuilder Build()
    {
        foreach (var block in definition.Grid) Add(block);
        return this;
    }

    private void Add(GridBlock block)
    {
        var (product, excluded, before) = (0L, 0L, _count);
        foreach (var segment in CellSegment.Of(block, definition.Trainer))
        {
            var index = new SegmentIndex(segment);
            var exclude = DropClause.Any(index.Patterns(block.Exclude));
            var kept = new CellDiagram(index.Sizes, [exclude]);
            DropClause[] overlap = [.. _earlier.Overlap(index)];
            AddPart(segment, overlap.Length == 0 ? kept : new CellDiagram(index.Sizes, [exclude, .. overlap]));
            _earlier.Add(new ProductCells(index, block.Exclude));
            product += segment.Size;
            excluded += segment.Size - kept.Count;
        }

        foreach (var cell in block.Include.Select(cell => CellSegment.Of(cell, definition.Trainer)))
        {
            if (_earlier.AddSingle(cell)) AddPart(cell, new CellDiagram([], []));
        }

        var configurations = _count - before;
        var duplicates = product - excluded + block.Include.Length - configurations;
        Blocks.Add(new BlockCount(product, excluded, block.Include.Length, duplicates, configurations));
    }

    private void AddPart(CellSegment segment, CellDiagram diagram)
    {
        if (diagram.Count == 0) return;

        Parts.Add(new GridPart(segment, diagram, _count));
        _count = checked(_count + diagram.Count);
        Names.UnionWith(segment.Named.Select(named => named.Key));
        Names.UnionWith(segment.Dimensions.SelectMany(dimension => dimension.Names));
    }
}
