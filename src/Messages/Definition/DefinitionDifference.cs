using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>In which fields two canonical definitions differ, for people.</summary>
public static class DefinitionDifference
{
    private const int MostShown = 3;
    private const int LongestValue = 40;

    /// <summary><c>trainer.steps is 3000 there and 500 here; ...</c>.</summary>
    public static string Describe(string there, string here)
    {
        var differences = Between("", JsonNode.Parse(there), JsonNode.Parse(here)).ToList();
        var more = differences.Count > MostShown ? $"; and {differences.Count - MostShown} more" : "";
        return string.Join("; ", differences.Take(MostShown)) + more;
    }

    private static IEnumerable<string> Between(string path, JsonNode? there, JsonNode? here)
    {
        if (JsonNode.DeepEquals(there, here)) return [];
        if (there is JsonObject thereObject && here is JsonObject hereObject)
        {
            return thereObject.Select(field => field.Key)
                .Union(hereObject.Select(field => field.Key))
                .SelectMany(key =>
                    Between(path.Length == 0 ? key : $"{path}.{key}", thereObject[key], hereObject[key]));
        }

        return [$"{path} is {Short(there)} there and {Short(here)} here"];
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "absent";
        return text.Length <= LongestValue ? text : text[..LongestValue] + "...";
    }
}
