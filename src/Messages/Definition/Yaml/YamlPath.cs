using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>The path of an override, such as <c>grid[0].lr</c>: a tree with one value set.</summary>
internal static partial class YamlPath
{
    /// <summary>The keys (text) and positions (number) of a path, or null when it is malformed.</summary>
    public static ImmutableArray<string>? Parse(string path)
    {
        if (!Form().IsMatch(path)) return null;
        return [.. Step().Matches(path).Select(match => match.Value.Trim('[', ']', '.'))];
    }

    /// <summary>A copy of the tree with the value set; mappings that are not there yet are made.</summary>
    /// <exception cref="YamlRefusedException">The path leads through something that has no such part.</exception>
    public static YamlNode Set(YamlNode? node, ReadOnlySpan<string> steps, YamlNode value, string path)
    {
        if (steps.IsEmpty) return value;

        var step = steps[0];
        var rest = steps[1..];
        var isPosition = char.IsAsciiDigit(step[0]);
        switch (node)
        {
            case null or YamlNode.Scalar { IsNull: true } when !isPosition:
                return new YamlNode.Mapping(
                    value.Place, [new MappingEntry(step, value.Place, Set(null, rest, value, step))]);
            case YamlNode.Mapping mapping when !isPosition:
                var entry = mapping.Entry(step);
                var changed = Set(entry?.Value, rest, value, step);
                return mapping with
                {
                    Entries = entry is null
                        ? mapping.Entries.Add(new MappingEntry(step, value.Place, changed))
                        : mapping.Entries.Replace(entry, entry with { Value = changed }),
                };
            case YamlNode.Sequence list when isPosition && Position(step) is var index && index < list.Items.Length:
                return list with { Items = list.Items.SetItem(index, Set(list.Items[index], rest, value, step)) };
            default:
                throw new YamlRefusedException(value.Place, Mismatch(node, step, isPosition, path));
        }
    }

    private static int Position(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;

    private static string Mismatch(YamlNode? node, string step, bool isPosition, string path) =>
        (node, isPosition) switch
        {
            (YamlNode.Sequence list, true) => FormattableString.Invariant(
                $"{path} has {list.Items.Length} items, counted from 0, so there is no [{step}]"),
            (YamlNode.Sequence, false) => $"{path} is a list, so name one of its items first: {path}[0].{step}",
            (null, _) => $"{path} is not there, so it has no [{step}]",
            (_, true) => $"{path} {node.Description}, no list, so it has no [{step}]",
            (_, false) => $"{path} {node.Description}, no mapping, so it has no field '{step}'",
        };

    [GeneratedRegex(@"^[A-Za-z_][\w-]*(\[[0-9]+\])*(\.[A-Za-z_][\w-]*(\[[0-9]+\])*)*\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\[[0-9]+\]|[A-Za-z_][\w-]*")]
    private static partial Regex Step();
}
