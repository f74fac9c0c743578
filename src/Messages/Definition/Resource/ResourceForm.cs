using System.Globalization;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>A definition in the form of a Kubernetes resource: the same cells in the same order, with lists where
/// people may write one value, and one optimizer in a block.</summary>
public static class ResourceForm
{
    /// <summary>The resource as YAML. It may exceed a cluster's bounds, which <see cref="ResourceCheck"/> tells.
    /// </summary>
    public static string Write(SweepDefinition definition)
    {
        var blocks = definition.Grid.SelectMany(BlockSplit.ByOptimizer);
        var root = JsonNode.Parse(CanonicalDefinition.Write(definition with { Grid = [.. blocks] }))!.AsObject();
        var spec = root["spec"]!.AsObject();
        foreach (var block in spec["grid"]!.AsArray()) UnwrapOptimizer(block!.AsObject());
        if (spec["seeds"] is JsonArray seeds) spec["seeds"] = SeedsText(seeds);
        if (spec["retries"] is JsonValue retries)
        {
            var count = retries.GetValue<int>();
            spec["retries"] = new JsonObject { ["outOfMemory"] = count, ["deviceFault"] = count };
        }

        if (spec["budget"] is JsonObject { Count: 0 }) spec.Remove("budget");
        return ResourceYaml.Write(root);
    }

    private static void UnwrapOptimizer(JsonObject block)
    {
        if (block[ParameterOrder.Optimizer] is JsonArray { Count: 1 } one)
            block[ParameterOrder.Optimizer] = one[0]!.GetValue<string>();
    }

    private static string SeedsText(JsonArray seeds)
    {
        var text = string.Join(',', seeds.Select(seed => seed!.GetValue<int>().ToString(CultureInfo.InvariantCulture)));
        return seeds.Count == 1 ? text + "," : text;
    }
}
