using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Definition;

/// <summary>JSON as YAML for people: mappings and lists of mappings in lines, everything else in one line.</summary>
internal static partial class ResourceYaml
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject root)
    {
        var text = new StringBuilder();
        WriteMapping(text, root, "");
        return text.ToString();
    }

    private static void WriteMapping(StringBuilder text, JsonObject mapping, string indent)
    {
        foreach (var (name, value) in mapping)
        {
            text.Append(indent).Append(name).Append(':');
            WriteValue(text, value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } mapping:
                text.Append('\n');
                WriteMapping(text, mapping, indent + "  ");
                break;
            case JsonArray list when list.Any(item => item is JsonObject):
                text.Append('\n');
                foreach (var item in list) WriteItem(text, item!.AsObject(), indent + "  ");
                break;
            default:
                text.Append(' ').Append(Flow(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, JsonObject item, string indent)
    {
        var lines = new StringBuilder();
        WriteMapping(lines, item, indent + "  ");
        text.Append(indent).Append("- ").Append(lines.ToString().AsSpan(indent.Length + 2));
    }

    private static string Flow(JsonNode? value) => value switch
    {
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonObject mapping =>
            $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))}}}",
        JsonValue text when text.GetValueKind() == JsonValueKind.String && Plain().IsMatch(text.GetValue<string>()) =>
            text.GetValue<string>(),
        null => "null",
        _ => value.ToJsonString(Readable),
    };

    /// <summary>A word that no reader of YAML takes for anything but a text.</summary>
    [GeneratedRegex(@"^(?!(?:true|false|null|yes|no|on|off|y|n)\z)[A-Za-z][A-Za-z0-9_./-]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
