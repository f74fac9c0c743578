using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads zip: groups of axes that advance together.</summary>
internal sealed class ZipReader(BlockContext block, NameTable names)
{
    private readonly AxisReader _axes = new(block.Errors);

    /// <summary>The groups that can be read as such, without complaints about the others.</summary>
    public static IEnumerable<YamlNode.Mapping> Groups(YamlNode zip) => zip switch
    {
        YamlNode.Mapping one => [one],
        YamlNode.Sequence list => list.Items.OfType<YamlNode.Mapping>(),
        _ => [],
    };

    /// <summary>Each linked name with its values, as exclude sees it.</summary>
    public static IEnumerable<GridAxis> AxesOf(ImmutableArray<LinkedAxes> linked) =>
        linked.SelectMany(group => group.Names.Select((name, column) =>
            new GridAxis(name, [.. group.Rows.Select(row => row[column]).Distinct()])));

    public ImmutableArray<LinkedAxes> Read(YamlNode zip, ImmutableArray<GridAxis> axes)
    {
        var isMany = zip is YamlNode.Sequence { Items.IsEmpty: false };
        ImmutableArray<YamlNode> items = isMany ? ((YamlNode.Sequence)zip).Items : [zip];
        var taken = axes.Select(axis => axis.Name).ToHashSet(StringComparer.Ordinal);
        var linked = ImmutableArray.CreateBuilder<LinkedAxes>();
        for (var index = 0; index < items.Length; index++)
        {
            var path = isMany ? FormattableString.Invariant($"{block.Path}.zip[{index}]") : $"{block.Path}.zip";
            if (ReadGroup(items[index], path, taken) is { } group) linked.Add(group);
        }

        return [.. linked.OrderBy(group => group.Names[0], ParameterOrder.Comparer)];
    }

    private LinkedAxes? ReadGroup(YamlNode node, string path, HashSet<string> taken)
    {
        if (node is not YamlNode.Mapping { Entries.IsEmpty: false } group)
        {
            block.Add(node.Place, $"{path} is no group of axes, expected {{lr: [0.1, 0.01], momentum: [0.9, 0.99]}}");
            return null;
        }

        var columns = new List<GridAxis>();
        foreach (var entry in group.Entries)
        {
            if (!taken.Add(entry.Key))
            {
                block.Add(entry.Place, $"{path}: {entry.Key} is an axis of this block already; keep one of them");
            }
            else if (Kind(entry, path) is { } kind
                && _axes.ReadAll(entry.Value, kind, $"{path}.{entry.Key}") is { } values)
            {
                columns.Add(new GridAxis(entry.Key, values));
            }
        }

        if (columns.Count < group.Entries.Length) return null;

        var longest = columns.MaxBy(column => column.Values.Length)!;
        if (columns.FirstOrDefault(column => column.Values.Length < longest.Values.Length) is { } shorter)
        {
            block.Add(group.Place,
                FormattableString.Invariant($"{path}: {longest.Name} has {longest.Values.Length} values but ")
                + FormattableString.Invariant($"{shorter.Name} has {shorter.Values.Length}; ")
                + "linked axes advance together, so give them equally many");
            return null;
        }

        return Link(columns);
    }

    private ValueKind? Kind(MappingEntry entry, string path) => entry.Key == ParameterOrder.Optimizer
        ? new ValueKind.Choice(OptimizerCatalog.Names)
        : names.Kind(entry.Key, entry.Place, path);

    private static LinkedAxes Link(List<GridAxis> columns)
    {
        columns.Sort((left, right) => ParameterOrder.Comparer.Compare(left.Name, right.Name));
        var rows = Enumerable.Range(0, columns[0].Values.Length)
            .Select(row => columns.Select(column => column.Values[row]).ToImmutableArray())
            .DistinctBy(row => string.Join(' ', row.Select(value => value.Canonical)));
        return new LinkedAxes([.. columns.Select(column => column.Name)], [.. rows]);
    }
}
