using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search.Tests.Expansion;

/// <summary>The grid as its definition says it, cell by cell with a set of the cells seen: what the algebra must equal.
/// </summary>
internal sealed class EagerGrid
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public EagerGrid(SweepDefinition definition)
    {
        foreach (var block in definition.Grid)
        {
            var (product, excluded, before) = (0L, 0L, Displays.Count);
            foreach (var cell in Product(block))
            {
                product++;
                if (block.Exclude.Any(pattern => pattern.Names.All(name => name.Values.Contains(cell[name.Name]))))
                {
                    excluded++;
                }
                else
                {
                    Add(cell);
                }
            }

            foreach (var cell in block.Include)
            {
                Add(new SortedDictionary<string, ParameterValue>(
                    cell.Values.ToDictionary(value => value.Key, value => value.Value), ParameterOrder.Comparer));
            }

            var found = Displays.Count - before;
            Blocks.Add(new BlockCount(
                product, excluded, block.Include.Length, product - excluded + block.Include.Length - found, found));
        }
    }

    public List<string> Displays { get; } = [];

    public List<BlockCount> Blocks { get; } = [];

    private static IEnumerable<SortedDictionary<string, ParameterValue>> Product(GridBlock block)
    {
        IEnumerable<SortedDictionary<string, ParameterValue>> cells = [new(ParameterOrder.Comparer)];
        foreach (var dimension in CellDimension.Of(block))
        {
            cells = cells.SelectMany(cell => dimension.Rows.Select(row =>
            {
                var longer = new SortedDictionary<string, ParameterValue>(cell, ParameterOrder.Comparer);
                for (var column = 0; column < row.Length; column++) longer[dimension.Names[column]] = row[column];
                return longer;
            })).ToList();
        }

        return cells;
    }

    private void Add(SortedDictionary<string, ParameterValue> cell)
    {
        var optimizer = OptimizerCatalog.Find(cell[ParameterOrder.Optimizer].Canonical)!;
        var whole = optimizer.Options.Select(option =>
            cell.TryGetValue(option.Name, out var value) ? value.Canonical : option.Default.Canonical);
        if (_seen.Add($"{optimizer.Name} {string.Join(' ', whole)}"))
        {
            Displays.Add(new Configuration([.. cell], "").Display);
        }
    }
}
