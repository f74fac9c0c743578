using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>One factor of a product: names that advance together, and a row of their values for each position.
/// </summary>
public sealed record CellDimension(
    ImmutableArray<string> Names, ImmutableArray<ImmutableArray<ParameterValue>> Rows)
{
    /// <summary>The factors of a block in grid order: by their first name, the optimizer's before all others. The order
    /// in which the author wrote the keys does not count, because it does not survive JSON and Kubernetes.</summary>
    public static ImmutableArray<CellDimension> Of(GridBlock block)
    {
        var axes = block.Axes.Select(axis => new CellDimension([axis.Name], [.. axis.Values.Select(One)]));
        var linked = block.Linked.Select(link => new CellDimension(link.Names, link.Rows).Sorted());
        return [.. axes.Concat(linked).OrderBy(dimension => dimension.Names[0], ParameterOrder.Comparer)];
    }

    private static ImmutableArray<ParameterValue> One(ParameterValue value) => [value];

    private CellDimension Sorted()
    {
        var order = Names.Select((name, index) => (name, index))
            .OrderBy(x => x.name, ParameterOrder.Comparer).ToArray();
        return new CellDimension(
            [.. order.Select(x => x.name)],
            [.. Rows.Select(row => order.Select(x => row[x.index]).ToImmutableArray())]);
    }
}
