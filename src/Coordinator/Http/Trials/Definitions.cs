using System.Text.Json;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>What a recorded definition says, without reading all of it.</summary>
internal static class Definitions
{
    /// <summary>The name of the objective's metric.</summary>
    public static string ObjectiveOf(string definition)
    {
        using var json = JsonDocument.Parse(definition);
        return json.RootElement.GetProperty("spec").GetProperty("objective").GetProperty("metric").GetString()!;
    }
}
