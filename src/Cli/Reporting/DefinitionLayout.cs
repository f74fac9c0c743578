using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sweep.Cli.Reporting;

/// <summary>A definition's canonical JSON in lines that can be read.</summary>
internal static class DefinitionLayout
{
    private const int LineLength = 100;

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string canonical) => Lines(JsonNode.Parse(canonical), "");

    /// <summary>What fits into a line stays in one.</summary>
    private static string Lines(JsonNode? node, string indent)
    {
        var compact = node?.ToJsonString(Compact) ?? "null";
        if (compact.Length + indent.Length <= LineLength) return compact;
        var inner = indent + "  ";
        return node switch
        {
            JsonObject fields => "{\n" + string.Join(",\n", fields.Select(field =>
                $"{inner}{JsonSerializer.Serialize(field.Key, Compact)}: {Lines(field.Value, inner)}"))
                + $"\n{indent}}}",
            JsonArray items => "[\n" + string.Join(",\n", items.Select(item => inner + Lines(item, inner)))
                + $"\n{indent}]",
            _ => compact,
        };
    }
}
