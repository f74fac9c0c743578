using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads the values of one axis. A single value stands for a list of one; where a value is a list itself
/// (betas, hidden), a list of plain numbers is one value and a list of lists is the axis.</summary>
internal sealed class AxisReader(DefinitionErrors errors)
{
    private readonly ValueReader _values = new(errors);

    /// <summary>The values in the author's order, repetitions included; null, with errors, when one is wrong.</summary>
    public ImmutableArray<ParameterValue>? ReadAll(YamlNode node, ValueKind kind, string path)
    {
        if (IsOne(node, kind))
        {
            return _values.Read(node, kind, path) is { } value ? [value] : null;
        }

        var items = ((YamlNode.Sequence)node).Items;
        if (items.IsEmpty)
        {
            errors.Add(node.Place, $"{path} is an empty list, which leaves no cells; give a value or remove the axis");
            return null;
        }

        var values = items.Select((item, index) =>
            _values.Read(item, kind, FormattableString.Invariant($"{path}[{index}]"))).ToList();
        return values.Contains(null) ? null : [.. values.OfType<ParameterValue>()];
    }

    /// <summary>Like <see cref="ReadAll"/>, with each value once; a repetition is a warning.</summary>
    public ImmutableArray<ParameterValue>? ReadDistinct(YamlNode node, ValueKind kind, string path)
    {
        if (kind is ValueKind.WholeList && node is YamlNode.Sequence { Items.Length: > 1 } && IsOne(node, kind))
        {
            errors.Warn(node.Place, $"{path} is one network with several hidden layers; for several networks write a "
                + "list of lists, such as [[100], [200]]");
        }

        if (ReadAll(node, kind, path) is not { } values) return null;

        var distinct = values.Distinct().ToImmutableArray();
        if (distinct.Length < values.Length)
        {
            var twice = values.GroupBy(value => value).First(group => group.Count() > 1).Key.Canonical;
            errors.Warn(node.Place, $"{path} has the value {twice} more than once; equal cells run once");
        }

        return distinct;
    }

    private static bool IsOne(YamlNode node, ValueKind kind) => (node, kind) switch
    {
        (not YamlNode.Sequence, _) => true,
        (YamlNode.Sequence list, ValueKind.WholeList) => list.Items.All(item => item is not YamlNode.Sequence),
        (YamlNode.Sequence list, ValueKind.Pair) =>
            !list.Items.IsEmpty && list.Items.All(item => item is not YamlNode.Sequence),
        _ => false,
    };
}
