using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads exclude: partial cells, whose values may be lists (any of them). A name or value that the block does
/// not have would exclude nothing, so it is an error.</summary>
internal sealed class ExcludeReader(BlockContext block, IReadOnlyList<GridAxis> axes, NameTable names)
{
    private readonly AxisReader _values = new(block.Errors);

    public ImmutableArray<CellPattern> Read(YamlNode exclude)
    {
        var isMany = exclude is YamlNode.Sequence { Items.IsEmpty: false };
        ImmutableArray<YamlNode> items = isMany ? ((YamlNode.Sequence)exclude).Items : [exclude];
        var patterns = ImmutableArray.CreateBuilder<CellPattern>();
        for (var index = 0; index < items.Length; index++)
        {
            var path = isMany ? FormattableString.Invariant($"{block.Path}.exclude[{index}]") : $"{block.Path}.exclude";
            if (ReadPattern(items[index], path) is { } pattern) patterns.Add(pattern);
        }

        return patterns.ToImmutable();
    }

    private CellPattern? ReadPattern(YamlNode node, string path)
    {
        if (node is not YamlNode.Mapping { Entries.IsEmpty: false } mapping)
        {
            block.Add(node.Place, $"{path} is no partial cell, expected one such as {{momentum: 0, nesterov: true}}");
            return null;
        }

        var conditions = mapping.Entries.Select(entry => ReadCondition(entry, path)).OfType<GridAxis>();
        return new CellPattern([.. conditions.OrderBy(condition => condition.Name, ParameterOrder.Comparer)]);
    }

    private GridAxis? ReadCondition(MappingEntry entry, string path)
    {
        if (axes.FirstOrDefault(axis => axis.Name == entry.Key) is not { } axis)
        {
            var hint = NearestName.Hint(entry.Key, axes.Select(known => known.Name), "its axes are");
            block.Add(entry.Place, $"{path}: {entry.Key} is no axis of this block{hint}");
            return null;
        }

        var kind = entry.Key == ParameterOrder.Optimizer
            ? new ValueKind.Choice(OptimizerCatalog.Names)
            : names.Kind(entry.Key, entry.Place, path)!;
        if (_values.ReadAll(entry.Value, kind, $"{path}.{entry.Key}") is not { } values) return null;

        var absent = values.Where(value => !axis.Values.Contains(value)).ToList();
        if (absent.Count == 0) return new GridAxis(entry.Key, [.. values.Distinct()]);

        block.Add(entry.Value.Place, $"{path}.{entry.Key} excludes nothing: the axis has no value "
            + $"{absent[0].Canonical}; "
            + $"its values are {string.Join(", ", axis.Values.Take(20).Select(v => v.Canonical))}");
        return null;
    }
}
