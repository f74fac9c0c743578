using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>Reads one value of a certain kind, or says what is wrong with it and returns null.</summary>
internal sealed class ValueReader(DefinitionErrors errors)
{
    public ParameterValue? Read(YamlNode node, ValueKind kind, string path) => kind switch
    {
        ValueKind.Flag => ReadFlag(node, kind, path),
        ValueKind.Whole whole => ReadWhole(node, whole, path),
        ValueKind.Limit limit => ReadLimit(node, limit, path),
        ValueKind.Real real => ReadReal(node, real, path),
        ValueKind.Pair pair => ReadPair(node, pair, path),
        ValueKind.WholeList list => ReadWholeList(node, list, path),
        ValueKind.Choice choice => ReadChoice(node, choice, path),
        ValueKind.Text text => ReadText(node, text, path),
        ValueKind.Duration duration => ReadDuration(node, duration, path),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of value has no reader."),
    };

    private ParameterValue.Flag? ReadFlag(YamlNode node, ValueKind kind, string path)
    {
        if (node is not YamlNode.Scalar { IsQuoted: false } scalar)
            return Refuse<ParameterValue.Flag>(node, kind, path);

        return scalar.Text switch
        {
            "true" or "True" or "TRUE" => new ParameterValue.Flag(true),
            "false" or "False" or "FALSE" => new ParameterValue.Flag(false),
            _ => Refuse<ParameterValue.Flag>(node, kind, path),
        };
    }

    private ParameterValue.Number? ReadWhole(YamlNode node, ValueKind kind, string path)
    {
        if (Number(node, kind, path) is not { } value) return null;

        var isAccepted = value == Math.Floor(value) && kind switch
        {
            ValueKind.Whole whole => value >= whole.Min && value <= whole.Max,
            ValueKind.Limit limit => value >= limit.Min && value <= limit.Max,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of value is no whole number."),
        };
        return isAccepted ? new ParameterValue.Number(value) : Refuse<ParameterValue.Number>(node, kind, path);
    }

    /// <summary>An empty value is none of both: it is more likely forgotten than meant.</summary>
    private ParameterValue? ReadLimit(YamlNode node, ValueKind.Limit kind, string path) =>
        node is YamlNode.Scalar scalar
        && (scalar.Text == kind.Unlimited || scalar is { IsNull: true, Text.Length: > 0 })
            ? new ParameterValue.Word(kind.Unlimited)
            : ReadWhole(node, kind, path);

    private ParameterValue.Number? ReadReal(YamlNode node, ValueKind.Real kind, string path)
    {
        if (Number(node, kind, path) is not { } value) return null;

        return kind.Range.Contains(value)
            ? new ParameterValue.Number(value)
            : Refuse<ParameterValue.Number>(node, kind, path);
    }

    private ParameterValue.Numbers? ReadPair(YamlNode node, ValueKind.Pair kind, string path)
    {
        if (node is not YamlNode.Sequence { Items: [var first, var second] })
        {
            return Refuse<ParameterValue.Numbers>(node, kind, path);
        }

        var low = ReadReal(first, new ValueKind.Real(kind.First), path + "[0]");
        var high = ReadReal(second, new ValueKind.Real(kind.Second), path + "[1]");
        if (low is null || high is null) return null;

        return kind.IsAscending && low.Value > high.Value
            ? Refuse<ParameterValue.Numbers>(node, kind, path)
            : new ParameterValue.Numbers([low.Value, high.Value]);
    }

    private ParameterValue.Numbers? ReadWholeList(YamlNode node, ValueKind.WholeList kind, string path)
    {
        ImmutableArray<YamlNode> items = node is YamlNode.Sequence list ? list.Items : [node];
        if (node is YamlNode.Mapping || items.Length > kind.LengthMax)
        {
            return Refuse<ParameterValue.Numbers>(node, kind, path);
        }

        var item = new ValueKind.Whole(kind.Min, kind.Max);
        var numbers = items
            .Select((width, index) => ReadWhole(width, item, node is YamlNode.Sequence ? $"{path}[{index}]" : path))
            .ToList();
        return numbers.Contains(null)
            ? null
            : new ParameterValue.Numbers([.. numbers.OfType<ParameterValue.Number>().Select(number => number.Value)]);
    }

    private ParameterValue.Word? ReadChoice(YamlNode node, ValueKind.Choice kind, string path)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar) return Refuse<ParameterValue.Word>(node, kind, path);
        if (kind.Words.Contains(scalar.Text)) return new ParameterValue.Word(scalar.Text);

        var hint = kind.Words.Length == 1
            ? $"; it must be {kind.Words[0]}"
            : NearestName.Hint(scalar.Text, kind.Words, "it is one of");
        errors.Add(node.Place, $"{path} {node.Description}{hint}");
        return null;
    }

    private ParameterValue.Word? ReadText(YamlNode node, ValueKind.Text kind, string path)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar) return Refuse<ParameterValue.Word>(node, kind, path);

        if (!scalar.IsQuoted && (NumberText.Parse(scalar.Text) is not null || IsFlagLike(scalar.Text)))
        {
            errors.Add(node.Place,
                $"{path} is {scalar.Text}, which YAML takes for a number or a flag; write \"{scalar.Text}\" in quotes");
            return null;
        }

        return scalar.Text.Length <= kind.LengthMax && Regex.IsMatch(scalar.Text, $"^({kind.Pattern})\\z")
            ? new ParameterValue.Word(scalar.Text)
            : Refuse<ParameterValue.Word>(node, kind, path);
    }

    private ParameterValue.Word? ReadDuration(YamlNode node, ValueKind.Duration kind, string path) =>
        node is YamlNode.Scalar scalar && DurationText.Parse(scalar.Text) is { } duration && duration >= kind.Min
            ? new ParameterValue.Word(DurationText.Format(duration))
            : Refuse<ParameterValue.Word>(node, kind, path);

    private double? Number(YamlNode node, ValueKind kind, string path)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            Refuse<ParameterValue>(node, kind, path);
            return null;
        }

        var value = scalar.IsQuoted ? null : NumberText.Parse(scalar.Text);
        if (value is { } number && double.IsFinite(number)) return number;

        errors.Add(node.Place, $"{path} {node.Description}, expected {kind.Expected}{NumberRemedy(scalar)}");
        return null;
    }

    private static string NumberRemedy(YamlNode.Scalar scalar) => scalar switch
    {
        { IsQuoted: true } when NumberText.Parse(scalar.Text) is not null => "; write it without quotes",
        _ when NumberText.IsNotFinite(scalar.Text) => "; it must be finite",
        _ when NumberText.Parse(scalar.Text) is not null => "; it is too large to be represented",
        _ when NumberText.Parse(scalar.Text.Replace("_", "", StringComparison.Ordinal)) is not null =>
            "; write it without underscores",
        _ => "",
    };

    private T? Refuse<T>(YamlNode node, ValueKind kind, string path)
        where T : ParameterValue
    {
        var remedy = kind is ValueKind.Flag && node is YamlNode.Scalar scalar && IsFlagLike(scalar.Text)
            ? scalar.IsQuoted ? "; write it without quotes"
                : "; other spellings mean different things to different tools"
            : "";
        errors.Add(node.Place, $"{path} {node.Description}, expected {kind.Expected}{remedy}");
        return null;
    }

    private static bool IsFlagLike(string text) =>
        text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n";
}
