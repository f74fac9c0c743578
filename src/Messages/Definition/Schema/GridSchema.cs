using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The JSON Schema of the grid: blocks, linked axes, cells. Each optimizer has a list of the names that may
/// stand beside it.</summary>
internal static class GridSchema
{
    public static JsonObject Blocks() => new()
    {
        ["type"] = "array", ["items"] = Reference("block"), ["minItems"] = 1,
    };

    public static JsonObject Definitions() => new()
    {
        ["optimizer"] = new JsonObject { ["enum"] = Words(OptimizerCatalog.Names) },
        ["block"] = Block(),
        ["linked"] = Names(ManyOf, "A group of axes that advance together: lists of equal length."),
        ["cell"] = Names(KindSchema.Of, "A whole cell: one value for each name; the rest has its default."),
        ["pattern"] = Names(ManyOf, "A partial cell: one value or a list of values for each name."),
    };

    private static JsonObject Block()
    {
        var block = Names(ManyOf, "The product of its axes, less exclude, plus include.");
        var properties = (JsonObject)block["properties"]!;
        properties["zip"] = OneOrList("linked", "Axes that advance together.");
        properties["include"] = OneOrList("cell", "Whole cells that are added.");
        properties["exclude"] = OneOrList("pattern", "Partial cells that are removed from the product.");
        block["allOf"] = new JsonArray([.. OptimizerCatalog.All.Select(NamesBeside)]);
        return block;
    }

    /// <summary>If this is the block's one optimizer, only its options may stand in it.</summary>
    private static JsonNode NamesBeside(OptimizerEntry optimizer)
    {
        var names = new[] { "optimizer", "zip", "include", "exclude" }
            .Concat(TrainerAxes.All.Select(axis => axis.Name))
            .Concat(optimizer.Options.Select(option => option.Name));
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["optimizer"] = new JsonObject { ["const"] = optimizer.Name } },
                ["required"] = new JsonArray("optimizer"),
            },
            ["then"] = new JsonObject { ["propertyNames"] = new JsonObject { ["enum"] = Words(names) } },
        };
    }

    private static JsonObject Names(Func<ValueKind, JsonObject> valueOf, string meaning)
    {
        var properties = new JsonObject
        {
            ["optimizer"] = Described(
                valueOf(new ValueKind.Choice(OptimizerCatalog.Names)), "Whose update rule is used."),
        };
        foreach (var (name, kind) in TrainerAxes.All)
        {
            properties[name] = Described(valueOf(kind), "Overrides the field of trainer.");
        }

        foreach (var name in OptimizerCatalog.OptionNames)
        {
            var owners = OptimizerCatalog.All.Where(entry => entry.Option(name) is not null).ToList();
            var option = owners[0].Option(name)!;
            var defaults = owners.GroupBy(owner => owner.Option(name)!.Default.Canonical)
                .Select(group => $"{group.Key} ({string.Join(", ", group.Select(owner => owner.Name))})");
            properties[name] = Described(
                valueOf(option.Kind), $"{option.Meaning} Default: {string.Join("; ", defaults)}.");
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = meaning,
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
        };
    }

    private static JsonObject ManyOf(ValueKind kind) => new()
    {
        ["anyOf"] = new JsonArray(
            KindSchema.Of(kind),
            new JsonObject { ["type"] = "array", ["items"] = KindSchema.Of(kind), ["minItems"] = 1 }),
    };

    private static JsonObject OneOrList(string definition, string meaning) => new()
    {
        ["description"] = meaning,
        ["anyOf"] = new JsonArray(
            Reference(definition),
            new JsonObject { ["type"] = "array", ["items"] = Reference(definition), ["minItems"] = 1 }),
    };

    private static JsonObject Described(JsonObject schema, string meaning)
    {
        schema["description"] = meaning;
        return schema;
    }

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];
}
