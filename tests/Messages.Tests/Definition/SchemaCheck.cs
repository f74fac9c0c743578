using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Messages.Tests.Definition;

/// <summary>The part of JSON Schema that our schema uses; a keyword that it does not know is an error of the test.
/// </summary>
internal sealed class SchemaCheck(JsonNode root)
{
    public List<string> Errors(JsonNode? value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonNode schema, JsonNode? value, string path)
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            foreach (var error in Keyword(schema, keyword, rule!, value, path)) yield return error;
        }
    }

    private IEnumerable<string> Keyword(JsonNode schema, string keyword, JsonNode rule, JsonNode? value, string path) =>
        keyword switch
        {
            "$schema" or "title" or "description" or "definitions" or "then" => [],
            "$ref" => Check(root["definitions"]![rule.GetValue<string>().Split('/')[^1]]!, value, path),
            "type" => When(!IsOfType(rule.GetValue<string>(), value), $"{path} is no {rule}"),
            "enum" => When(!rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)), $"{path} is {value}"),
            "const" => When(!JsonNode.DeepEquals(rule, value), $"{path} is not {rule}"),
            "minimum" => When(Number(value) < Number(rule), $"{path} is below {rule}"),
            "maximum" => When(Number(value) > Number(rule), $"{path} is above {rule}"),
            "exclusiveMinimum" => When(Number(value) <= Number(rule), $"{path} is not above {rule}"),
            "exclusiveMaximum" => When(Number(value) >= Number(rule), $"{path} is not below {rule}"),
            "minItems" => When((value as JsonArray)?.Count < Number(rule), $"{path} is too short"),
            "maxItems" => When((value as JsonArray)?.Count > Number(rule), $"{path} is too long"),
            "minProperties" => When((value as JsonObject)?.Count < Number(rule), $"{path} is empty"),
            "uniqueItems" => When(value is JsonArray a && a.DistinctBy(i => i!.ToJsonString()).Count() < a.Count, path),
            "maxLength" => When(Text(value)?.Length > Number(rule), $"{path} is too long"),
            "pattern" => When(
                Text(value) is { } text && !Regex.IsMatch(text, rule.GetValue<string>()), $"{path} has another form"),
            "required" => rule.AsArray().Where(name => (value as JsonObject)?.ContainsKey($"{name}") == false)
                .Select(name => $"{path}.{name} is missing"),
            "properties" => Members(value).Where(member => rule[member.Key] is not null)
                .SelectMany(member => Check(rule[member.Key]!, member.Value, $"{path}.{member.Key}")),
            "maxProperties" => When((value as JsonObject)?.Count > Number(rule), $"{path} has too many fields"),
            "additionalProperties" when rule is JsonObject => Members(value)
                .SelectMany(member => Check(rule, member.Value, $"{path}.{member.Key}")),
            "additionalProperties" => Members(value).Where(member => schema["properties"]![member.Key] is null)
                .Select(member => $"{path}.{member.Key} is unknown"),
            "propertyNames" => Members(value).SelectMany(member => Check(rule, member.Key, $"{path}.{member.Key}")),
            "items" when rule is JsonArray places => Items(value).Zip(places)
                .SelectMany(pair => Check(pair.Second!, pair.First, $"{path}[]")),
            "items" => Items(value).SelectMany(item => Check(rule, item, $"{path}[]")),
            "anyOf" => When(
                rule.AsArray().All(choice => Check(choice!, value, path).Any()), $"{path} fits no alternative"),
            "oneOf" => When(
                rule.AsArray().Count(choice => !Check(choice!, value, path).Any()) != 1, $"{path} fits not just one"),
            "allOf" => rule.AsArray().SelectMany(part => Check(part!, value, path)),
            "if" => Check(rule, value, path).Any() ? [] : Check(schema["then"]!, value, path),
            _ => throw new NotSupportedException($"The schema uses {keyword}, which this check does not know."),
        };

    private static IEnumerable<string> When(bool isWrong, string error) => isWrong ? [error] : [];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? value) => value as JsonObject ?? [];

    private static IEnumerable<JsonNode?> Items(JsonNode? value) => value as JsonArray ?? [];

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString()) : null;

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool IsOfType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => Number(value) is { } number && number == Math.Floor(number),
        "number" => Number(value) is not null,
        "string" => Text(value) is not null,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"The schema uses the type {type}."),
    };
}
