using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>Where a valid definition is not in the form that a Kubernetes resource has: it walks the schema that the
/// cluster has, so it refuses what the API server would refuse and the reader does not.</summary>
public static class ResourceCheck
{
    private static readonly JsonObject Spec = ResourceSchema.Spec();

    /// <summary>Empty for a text that the reader refuses: its errors come first.</summary>
    /// <param name="yamlText">The definition.</param>
    /// <param name="fileName">How errors name the file.</param>
    /// <param name="overrides">As for <see cref="DefinitionReader.Read(string, string, IReadOnlyList{string})"/>.
    /// </param>
    public static ImmutableArray<DefinitionError> Errors(
        string yamlText, string fileName, IReadOnlyList<string> overrides)
    {
        var errors = new DefinitionErrors();
        try
        {
            var text = YamlText.OfFile(yamlText.TrimStart('\uFEFF'), fileName);
            var root = Overrides.Apply(YamlComposer.Compose(text, errors), overrides, errors);
            if (errors.Count == 0 && (root as YamlNode.Mapping)?.Entry("spec") is { } spec)
                Check(spec.Value, Spec, "spec", errors);
        }
        catch (YamlRefusedException)
        {
            return [];
        }

        return errors.Errors;
    }

    private static void Check(YamlNode node, JsonObject schema, string path, DefinitionErrors errors)
    {
        if (node is YamlNode.Scalar { IsNull: true })
        {
            errors.Add(node.Place, $"{path} has no value, and a cluster fills in the default; leave the field away");
            return;
        }

        switch ($"{schema["type"]}")
        {
            case "object" when node is YamlNode.Mapping mapping:
                CheckMapping(mapping, schema, path, errors);
                break;
            case "array" when node is YamlNode.Sequence list:
                CheckList(list, schema, path, errors);
                break;
            case "object" or "array":
                errors.Add(node.Place, $"{path} {node.Description}, and a cluster takes {Wanted(schema, node)} here");
                break;
            case "string" when node is not YamlNode.Scalar:
                errors.Add(node.Place, $"{path} {node.Description}, and a cluster takes one word here: "
                    + "give each its own block");
                break;
            default:
                CheckScalar(node, schema, path, errors);
                break;
        }
    }

    private static string Wanted(JsonObject schema, YamlNode node) => ($"{schema["type"]}", node) switch
    {
        ("array", YamlNode.Scalar scalar) => $"a list: [{scalar.Text}]",
        ("array", _) => "a list",
        _ when schema["properties"]?["enabled"] is not null => "a mapping such as {enabled: false}",
        _ => "a mapping",
    };

    private static void CheckMapping(
        YamlNode.Mapping mapping, JsonObject schema, string path, DefinitionErrors errors)
    {
        if (schema["properties"] is not JsonObject properties) return;
        foreach (var entry in mapping.Entries)
        {
            var entryPath = path == "spec" ? entry.Key : $"{path}.{entry.Key}";
            if (properties[entry.Key] is JsonObject field) Check(entry.Value, field, entryPath, errors);
            else
            {
                errors.Add(entry.Place, $"{path} has the field '{entry.Key}', which a cluster does not take here"
                    + (entry.Key == ParameterOrder.Optimizer ? ": give each optimizer its own block" : ""));
            }
        }
    }

    private static void CheckList(YamlNode.Sequence list, JsonObject schema, string path, DefinitionErrors errors)
    {
        var most = schema["maxItems"]!.GetValue<int>();
        if (list.Items.Length > most)
        {
            errors.Add(list.Place, FormattableString.Invariant(
                $"{path} has {list.Items.Length} entries, and a cluster takes at most {most} here"));
        }

        for (var index = 0; index < list.Items.Length; index++)
        {
            Check(list.Items[index], schema["items"]!.AsObject(),
                FormattableString.Invariant($"{path}[{index}]"), errors);
        }
    }

    private static void CheckScalar(YamlNode node, JsonObject schema, string path, DefinitionErrors errors)
    {
        if (node is not YamlNode.Scalar scalar)
        {
            errors.Add(node.Place,
                $"{path} {node.Description}, and a cluster takes a number or a text here, such as \"3,5,7\"");
        }
        else if (schema["maxLength"]?.GetValue<int>() < scalar.Text.Length)
        {
            errors.Add(node.Place, $"{path} has more than {schema["maxLength"]} characters, which a cluster refuses");
        }
        else if (!scalar.IsQuoted && NumberText.Parse(scalar.Text) is not null && HasLeadingZero(scalar.Text))
        {
            errors.Add(node.Place,
                $"{path} is {scalar.Text}, which Kubernetes reads as an octal number; write it without leading zeros");
        }
    }

    private static bool HasLeadingZero(string number)
    {
        var digits = number.TrimStart('-', '+');
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }
}
