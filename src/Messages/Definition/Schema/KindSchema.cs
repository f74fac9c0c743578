using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The JSON Schema of one kind of value.</summary>
internal static class KindSchema
{
    public static JsonObject Of(ValueKind kind) => kind switch
    {
        ValueKind.Flag => new JsonObject { ["type"] = "boolean" },
        ValueKind.Whole whole => Whole(whole.Min, whole.Max),
        ValueKind.Limit limit => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Whole(limit.Min, limit.Max), new JsonObject { ["enum"] = new JsonArray(limit.Unlimited, null) }),
        },
        ValueKind.Real real => Real(real.Range),
        ValueKind.Pair pair => new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonArray(Real(pair.First), Real(pair.Second)),
            ["minItems"] = 2,
            ["maxItems"] = 2,
        },
        ValueKind.WholeList list => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Whole(list.Min, list.Max),
                new JsonObject
                {
                    ["type"] = "array", ["items"] = Whole(list.Min, list.Max), ["maxItems"] = list.LengthMax,
                }),
        },
        ValueKind.Choice choice => new JsonObject
        {
            ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word)]),
        },
        ValueKind.Text text => new JsonObject
        {
            ["type"] = "string", ["pattern"] = $"^({text.Pattern})$", ["maxLength"] = text.LengthMax,
        },
        ValueKind.Duration => new JsonObject { ["type"] = "string", ["pattern"] = "^([0-9]+(h|ms|m|s))+$" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of value has no schema."),
    };

    private static JsonObject Whole(long min, long max) =>
        new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    private static JsonObject Real(NumberRange range)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (range.Min is { } min) schema[range.IsMinExcluded ? "exclusiveMinimum" : "minimum"] = min;
        if (range.Max is { } max) schema[range.IsMaxExcluded ? "exclusiveMaximum" : "maximum"] = max;
        return schema;
    }
}
