using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>One kind of value as a structural schema of Kubernetes has it: one type, OpenAPI 3.0's words for bounds.
/// </summary>
internal static class ResourceKind
{
    private const string DurationPattern = "^([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";

    public static JsonObject Of(ValueKind kind) => kind switch
    {
        ValueKind.Flag => new JsonObject { ["type"] = "boolean" },
        ValueKind.Whole whole => Whole(whole.Min, whole.Max),
        ValueKind.Limit limit => new JsonObject
        {
            ["x-kubernetes-int-or-string"] = true,
            ["minimum"] = limit.Min,
            ["maximum"] = limit.Max,
            ["pattern"] = $"^{limit.Unlimited}$",
        },
        ValueKind.Real real => Real(real.Range),
        ValueKind.Pair pair => Pair(pair),
        ValueKind.WholeList list => List(Whole(list.Min, list.Max), list.LengthMax),
        ValueKind.Choice choice => new JsonObject
        {
            ["type"] = "string", ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word)]),
        },
        ValueKind.Text text => new JsonObject
        {
            ["type"] = "string", ["pattern"] = $"^({text.Pattern})$", ["maxLength"] = text.LengthMax,
        },
        ValueKind.Duration duration => Duration(duration),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of value has no schema."),
    };

    /// <summary>An axis: values of the kind.</summary>
    public static JsonObject AxisOf(ValueKind kind)
    {
        var list = List(Of(kind), ResourceBounds.AxisValuesMax);
        list["minItems"] = 1;
        return list;
    }

    /// <summary>A list that is owned and replaced as a whole: its order means something.</summary>
    public static JsonObject List(JsonObject items, int itemsMax) => new()
    {
        ["type"] = "array", ["items"] = items, ["maxItems"] = itemsMax, ["x-kubernetes-list-type"] = "atomic",
    };

    /// <summary>The default in the table's words, when it is a value; null when it says how the value comes about.
    /// </summary>
    public static JsonNode? Default(ValueKind? kind, string? text) => (kind, text) switch
    {
        (_, null) => null,
        (ValueKind.Flag, _) when bool.TryParse(text, out var flag) => flag,
        (ValueKind.Whole or ValueKind.Limit, _) when WholeNumber(text) is { } whole => whole,
        (ValueKind.Limit limit, _) when text == limit.Unlimited => text,
        (ValueKind.Real, _) when NumberText.Parse(text) is { } number => number,
        (ValueKind.Choice choice, _) when choice.Words.Contains(text) => text,
        (ValueKind.Text form, _) when Regex.IsMatch(text, $"^({form.Pattern})\\z") => text,
        (ValueKind.Duration, _) when DurationText.Parse(text) is not null => text,
        _ => null,
    };

    private static long? WholeNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject Whole(long min, long max) => new()
    {
        ["type"] = "integer",
        ["format"] = max > int.MaxValue ? "int64" : "int32",
        ["minimum"] = min,
        ["maximum"] = max,
    };

    private static JsonObject Real(NumberRange range)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (range.Min is { } min) schema["minimum"] = min;
        if (range.IsMinExcluded) schema["exclusiveMinimum"] = true;
        if (range.Max is { } max) schema["maximum"] = max;
        if (range.IsMaxExcluded) schema["exclusiveMaximum"] = true;
        return schema;
    }

    private static JsonObject Pair(ValueKind.Pair pair)
    {
        var isOneRange = pair.First == pair.Second;
        var schema = List(Real(isOneRange ? pair.First : NumberRange.Any), 2);
        schema["minItems"] = 2;
        var conditions = new[] { "self.size() == 2" }
            .Concat(isOneRange ? [] : Bounds("self[0]", pair.First).Concat(Bounds("self[1]", pair.Second)))
            .Concat(pair.IsAscending ? ["self[0] <= self[1]"] : []).ToList();
        if (conditions.Count > 1)
        {
            var rule = new ResourceRule(string.Join(" && ", conditions), $"expected {pair.Expected}");
            ResourceRule.Add(schema, rule);
        }

        return schema;
    }

    private static IEnumerable<string> Bounds(string value, NumberRange range)
    {
        if (range.Min is { } min) yield return $"{value} {(range.IsMinExcluded ? ">" : ">=")} {ResourceRule.Real(min)}";
        if (range.Max is { } max) yield return $"{value} {(range.IsMaxExcluded ? "<" : "<=")} {ResourceRule.Real(max)}";
    }

    private static JsonObject Duration(ValueKind.Duration kind)
    {
        var schema = new JsonObject
        {
            ["type"] = "string", ["minLength"] = 2, ["maxLength"] = 40, ["pattern"] = DurationPattern,
        };
        var bound = kind.Min > TimeSpan.Zero ? $">= duration('{DurationText.Format(kind.Min)}')" : "> duration('0s')";
        ResourceRule.Add(schema, new ResourceRule(
            $"duration(self) {bound} && duration(self) < duration('876600h')",
            $"expected {kind.Expected}, and less than a century"));
        return schema;
    }
}
