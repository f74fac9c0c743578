using System.Text.Json;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage;

/// <summary>The name that people gave a sweep, for lists: it stands in the definition that its first fact holds.
/// </summary>
internal static class SweepNames
{
    /// <summary>Empty when the facts do not begin with a definition that has a name.</summary>
    internal static string Of(IReadOnlyList<SweepFact> facts) =>
        facts.Count > 0 && facts[0] is SweepFact.SweepCreated created ? In(created.Definition) : "";

    private static string In(string definition)
    {
        using var json = JsonDocument.Parse(definition);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            ? name.GetString()! : "";
    }
}
