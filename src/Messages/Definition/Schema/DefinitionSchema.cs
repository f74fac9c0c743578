using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The JSON Schema (draft 7, which editors' YAML support reads) of a definition, made from the tables that the
/// reader uses. It is for completion and early hints; the reader checks more.</summary>
public static class DefinitionSchema
{
    // Readable quotes and signs: the text is a file, not part of a web page.
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Generate()
    {
        var root = Mapping(DefinitionFields.Root);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Sweep definition",
        };
        foreach (var (name, value) in root.ToList())
        {
            root.Remove(name);
            schema[name] = value;
        }

        schema["definitions"] = GridSchema.Definitions();
        return schema.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Mapping(ImmutableArray<DefinitionField> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields) properties[field.Name] = Field(field);

        var required = fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name).ToArray();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        var either = fields.Where(field => field.Alternative is not null).Select(field => Required(field.Name))
            .ToArray();
        if (either.Length > 0) schema["oneOf"] = new JsonArray(either);
        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonNode Required(string name) => new JsonObject { ["required"] = new JsonArray(name) };

    private static JsonObject Field(DefinitionField field)
    {
        var schema = field.IsForeign ? [] : field.Name switch
        {
            "grid" => GridSchema.Blocks(),
            "seeds" => Seeds(),
            "labels" => Labels(),
            "divergence" => Either(Switch(), Mapping(field.Fields)),
            _ when field.Kind is { } kind =>
                field.Fields.IsEmpty ? KindSchema.Of(kind) : Either(KindSchema.Of(kind), Mapping(field.Fields)),
            _ => Mapping(field.Fields),
        };
        var standard = field.Default is { } text ? $" Default: {text}." : "";
        schema["description"] = field.Meaning + standard;
        return schema;
    }

    private static JsonObject Switch() => new() { ["enum"] = new JsonArray("off", "on", true, false) };

    private static JsonObject Seeds() => Either(
        new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SeedsReader.CountMax },
        new JsonObject { ["type"] = "string", ["pattern"] = $"^({SeedsReader.TextPattern})$" },
        new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = int.MaxValue },
            ["minItems"] = 1,
            ["uniqueItems"] = true,
        });

    private static JsonObject Labels() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = KindSchema.Of(
            new ValueKind.Text(NodeLabel.KeyPattern, NodeLabel.LengthMax, NodeLabel.KeyForm)),
        ["additionalProperties"] = KindSchema.Of(
            new ValueKind.Text(NodeLabel.ValuePattern, NodeLabel.LengthMax, NodeLabel.ValueForm)),
        ["maxProperties"] = NodeLabel.CountMax,
    };

    private static JsonObject Either(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };
}
