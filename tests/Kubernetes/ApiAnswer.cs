using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sweep.Kubernetes;

/// <summary>What the API server answered.</summary>
public sealed partial record ApiAnswer(int Status, JsonNode Body)
{
    public bool IsAccepted => Status is 200 or 201;

    /// <summary>Why it refused, by field, without what only repeats the value.</summary>
    public IReadOnlyList<string> Refusals()
    {
        var causes = (Body["details"]?["causes"] as JsonArray ?? [])
            .Where(cause => $"{cause!["field"]}" is not "<nil>")
            .Select(cause => $"{cause!["field"]}: {Value().Replace($"{cause["message"]}", "")}").Distinct().ToList();
        return causes.Count > 0 ? causes : [Preamble().Replace($"{Body["message"]}", "")];
    }

    [GeneratedRegex("^Invalid value: (?:(?:\"[^\"]*\"|[-+.0-9e]+|null|\\{.*?\\}|\\[.*?\\]): )?")]
    private static partial Regex Value();

    [GeneratedRegex("^.*strict decoding error: ")]
    private static partial Regex Preamble();
}
