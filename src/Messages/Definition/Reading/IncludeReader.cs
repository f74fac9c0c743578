using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads include: whole cells of their own, which take nothing from the block but its optimizer when it has
/// only one.</summary>
internal sealed class IncludeReader(BlockContext block, ImmutableArray<OptimizerEntry> optimizers)
{
    private readonly ValueReader _values = new(block.Errors);

    public ImmutableArray<NamedCell> Read(YamlNode include)
    {
        var isMany = include is YamlNode.Sequence { Items.IsEmpty: false };
        ImmutableArray<YamlNode> items = isMany ? ((YamlNode.Sequence)include).Items : [include];
        var cells = ImmutableArray.CreateBuilder<NamedCell>();
        for (var index = 0; index < items.Length; index++)
        {
            var path = isMany ? FormattableString.Invariant($"{block.Path}.include[{index}]") : $"{block.Path}.include";
            if (ReadCell(items[index], path) is { } cell) cells.Add(cell);
        }

        return cells.ToImmutable();
    }

    private NamedCell? ReadCell(YamlNode node, string path)
    {
        if (node is not YamlNode.Mapping { Entries.IsEmpty: false } mapping)
        {
            block.Add(node.Place, $"{path} is no cell, expected one such as {{optimizer: sgd, lr: 0.5}}");
            return null;
        }

        if (ReadOptimizer(mapping, path) is not { } optimizer) return null;

        var names = new NameTable([optimizer], block);
        var values = new SortedDictionary<string, ParameterValue>(ParameterOrder.Comparer)
        {
            [ParameterOrder.Optimizer] = new ParameterValue.Word(optimizer.Name),
        };
        foreach (var entry in mapping.Entries.Where(entry => entry.Key != ParameterOrder.Optimizer))
        {
            if (names.Kind(entry.Key, entry.Place, path) is { } kind
                && _values.Read(entry.Value, kind, $"{path}.{entry.Key}") is { } value)
            {
                values[entry.Key] = value;
            }
        }

        var cell = new NamedCell([.. values]);
        foreach (var rule in optimizer.Rules.Where(rule => Breaks(cell, optimizer, rule)))
        {
            block.Add(mapping.Place, $"{path}: {rule.Message}");
        }

        return cell;
    }

    private OptimizerEntry? ReadOptimizer(YamlNode.Mapping mapping, string path)
    {
        if (mapping.Entry(ParameterOrder.Optimizer) is { } named)
        {
            var kind = new ValueKind.Choice(OptimizerCatalog.Names);
            return _values.Read(named.Value, kind, $"{path}.optimizer") is { } value
                ? OptimizerCatalog.Find(value.Canonical)
                : null;
        }

        if (optimizers.Length == 1) return optimizers[0];

        block.Add(mapping.Place, $"{path} names no optimizer, and the block does not have exactly one; add optimizer");
        return null;
    }

    private static bool Breaks(NamedCell cell, OptimizerEntry optimizer, OptionRule rule) => rule.Conditions.All(
        condition => condition.Holds(
            cell.Values.FirstOrDefault(value => value.Key == condition.Option).Value
            ?? optimizer.Option(condition.Option)!.Default));
}
