using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>A block of several optimizers as blocks of one each. The optimizer is the slowest of a block's axes, also
/// where it is linked with others, so that the cells keep their order.</summary>
internal static class BlockSplit
{
    public static IEnumerable<GridBlock> ByOptimizer(GridBlock block)
    {
        var parts = Parts(block).ToList();
        if (block.Include.IsEmpty) return parts;
        if (parts.Count == 0) return [new GridBlock([], [], block.Include, [])];

        // Included cells come after the product.
        parts[^1] = parts[^1] with { Include = block.Include };
        return parts;
    }

    private static IEnumerable<GridBlock> Parts(GridBlock block)
    {
        if (block.Axes.FirstOrDefault(axis => axis.Name == ParameterOrder.Optimizer) is { } optimizers)
        {
            return optimizers.Values.Select(value => Part(block, null, [new GridAxis(optimizers.Name, [value])]))
                .OfType<GridBlock>();
        }

        var linked = block.Linked.FirstOrDefault(group => group.Names.Contains(ParameterOrder.Optimizer));
        return linked is null ? [] : linked.Rows.Select(row => Part(block, linked,
            [.. linked.Names.Select((name, column) => new GridAxis(name, [row[column]]))])).OfType<GridBlock>();
    }

    /// <summary>The cells that have these values; null when exclude leaves none of them.</summary>
    private static GridBlock? Part(GridBlock block, LinkedAxes? linked, ImmutableArray<GridAxis> fixedAxes)
    {
        var names = fixedAxes.Select(axis => axis.Name).ToHashSet(StringComparer.Ordinal);
        var applying = block.Exclude.Where(pattern => pattern.Names.All(condition =>
            fixedAxes.FirstOrDefault(axis => axis.Name == condition.Name) is not { } axis
            || condition.Values.Contains(axis.Values[0])));
        ImmutableArray<CellPattern> exclude =
        [
            .. applying.Select(pattern =>
                new CellPattern([.. pattern.Names.Where(condition => !names.Contains(condition.Name))])),
        ];
        if (exclude.Any(pattern => pattern.Names.IsEmpty)) return null;

        return new GridBlock(
            [.. block.Axes.Where(axis => !names.Contains(axis.Name)).Concat(fixedAxes)],
            [.. block.Linked.Where(group => group != linked)], [], exclude);
    }
}
