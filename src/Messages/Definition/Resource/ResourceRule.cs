using System.Globalization;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>A rule in CEL, the language of the API server's validation: for what a schema cannot say.</summary>
/// <param name="Condition">What must be true of <c>self</c>.</param>
/// <param name="Message">What the server says where it is not.</param>
/// <param name="Field">The field that the server names, such as <c>.lr</c>; null: the place of the rule.</param>
internal sealed record ResourceRule(string Condition, string Message, string? Field = null)
{
    public static void Add(JsonObject schema, params ReadOnlySpan<ResourceRule> rules)
    {
        var all = schema["x-kubernetes-validations"] as JsonArray ?? [];
        foreach (var rule in rules) all.Add(rule.Schema());
        schema["x-kubernetes-validations"] = all;
    }

    /// <summary>A number that CEL takes for a double.</summary>
    public static string Real(double value) => value == Math.Floor(value)
        ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : ParameterValue.FormatNumber(value);

    /// <summary>A list of texts in CEL.</summary>
    public static string Words(IEnumerable<string> words) =>
        $"[{string.Join(", ", words.Select(word => $"'{word}'"))}]";

    private JsonNode Schema()
    {
        var rule = new JsonObject { ["rule"] = Condition, ["message"] = Message };
        if (Field is not null) rule["fieldPath"] = Field;
        return rule;
    }
}
