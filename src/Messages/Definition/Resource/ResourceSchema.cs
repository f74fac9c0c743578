using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The structural schema of a Sweep's spec, made from the tables that the reader uses.</summary>
public static class ResourceSchema
{
    public static JsonObject Spec()
    {
        var spec = Mapping(DefinitionFields.Spec);
        spec["description"] = "The sweep.";
        ResourceRule.Add(spec, [.. OfTrainerAndGrid()]);
        return spec;
    }

    private static JsonObject Mapping(ImmutableArray<DefinitionField> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields) properties[field.Name] = Field(field);

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        foreach (var field in fields)
        {
            if (field.Alternative is { } other && string.CompareOrdinal(field.Name, other) > 0)
            {
                ResourceRule.Add(schema, new ResourceRule($"has(self.{field.Name}) != has(self.{other})",
                    $"give exactly one of {other} and {field.Name}"));
            }

            if (!field.Models.IsEmpty)
            {
                ResourceRule.Add(schema, new ResourceRule(
                    $"!has(self.{field.Name}) || self.model in {ResourceRule.Words(field.Models)}",
                    $"{field.Name} is only for {string.Join(", ", field.Models)}", $".{field.Name}"));
            }
        }

        return schema;
    }

    private static JsonObject Field(DefinitionField field)
    {
        var schema = field.Name switch
        {
            "grid" => BlockResource.Blocks(),
            "seeds" => Seeds(),
            "labels" => Labels(),
            _ when field.Fields.IsEmpty => ResourceKind.Of(field.Kind!),
            _ => Mapping(field.Fields),
        };

        // A value that only some models take would be refused with the others.
        var standard = field.Models.IsEmpty ? ResourceKind.Default(field.Kind, field.Default) : null;
        if (field.Name == "seeds") standard = 1;
        if (standard is not null && field.Fields.IsEmpty) schema["default"] = standard;
        schema["description"] = field.Meaning
            + (field.Default is { } text && !schema.ContainsKey("default") ? $" Default: {text}." : "");
        return schema;
    }

    private static JsonObject Seeds()
    {
        var seeds = new JsonObject
        {
            ["x-kubernetes-int-or-string"] = true,
            ["minimum"] = 1,
            ["maximum"] = SeedsReader.CountMax,
            ["pattern"] = $"^{SeedsReader.TextPattern}$",
            ["maxLength"] = ResourceBounds.SeedsLengthMax,
        };
        ResourceRule.Add(seeds, new ResourceRule(
            "type(self) == int || self.split(',').filter(seed, seed.trim() != '').all(seed, "
            + $"int(seed.trim()) <= {int.MaxValue})", $"a seed is a whole number from 0 to {int.MaxValue}"));
        return seeds;
    }

    private static JsonObject Labels()
    {
        var labels = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = ResourceKind.Of(
                new ValueKind.Text(NodeLabel.ValuePattern, NodeLabel.LengthMax, NodeLabel.ValueForm)),
            ["maxProperties"] = NodeLabel.CountMax,
            ["x-kubernetes-map-type"] = "atomic",
        };
        ResourceRule.Add(labels, new ResourceRule(
            $"self.all(key, key.size() <= {NodeLabel.LengthMax} && key.matches('^({NodeLabel.KeyPattern})$'))",
            $"expected {NodeLabel.KeyForm}"));
        return labels;
    }

    private static IEnumerable<ResourceRule> OfTrainerAndGrid()
    {
        foreach (var (own, other) in new[]
        {
            (TrainerAxes.Steps, TrainerAxes.Epochs), (TrainerAxes.Epochs, TrainerAxes.Steps),
        })
        {
            yield return new($"!has(self.trainer.{own}) || !self.grid.exists(b, {BlockRules.IsNamed("b", other)})",
                $"grid: {other} is no axis where trainer gives its length in {own}", ".grid");
        }

        var hidden = DefinitionFields.Trainer.First(field => field.Name == TrainerAxes.Hidden);
        yield return new($"self.trainer.model in {ResourceRule.Words(hidden.Models)} "
            + $"|| !self.grid.exists(b, {BlockRules.IsNamed("b", TrainerAxes.Hidden)})",
            $"grid: hidden is only for {string.Join(", ", hidden.Models)}", ".grid");
    }
}
