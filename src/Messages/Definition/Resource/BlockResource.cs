using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The structural schema of a block of the grid. A field of a resource has one type, so an axis is always a
/// list, and a block has one optimizer.</summary>
internal static class BlockResource
{
    public const string Zip = "zip";
    public const string Include = "include";
    public const string Exclude = "exclude";

    /// <summary>What can be swept beside the optimizer: each name once, with what it accepts.</summary>
    public static ImmutableArray<(string Name, ValueKind Kind, string Meaning)> Names { get; } =
    [
        .. TrainerAxes.All.Select(axis => (axis.Name, axis.Kind, "In place of the trainer's own value.")),
        .. OptimizerCatalog.OptionNames.Select(name => (name, Owners(name)[0].Option(name)!.Kind, Meaning(name))),
    ];

    /// <summary>The optimizers that have the option; empty for an axis of the trainer.</summary>
    public static ImmutableArray<OptimizerEntry> Owners(string name) =>
        [.. OptimizerCatalog.All.Where(entry => entry.Option(name) is not null)];

    public static JsonObject Blocks()
    {
        var blocks = ResourceKind.List(Block(), ResourceBounds.BlocksMax);
        blocks["minItems"] = 1;
        return blocks;
    }

    private static JsonObject Block()
    {
        var block = Mapping(
            "The product of its axes, less exclude, plus include.", ResourceKind.AxisOf, Optimizer("Its optimizer."));
        var properties = block["properties"]!.AsObject();
        properties[Zip] = Part("Groups of axes that advance together: lists of equal length.",
            Group(), ResourceBounds.ZipGroupsMax);
        properties[Include] = Part("Whole cells that are added; what one does not name has its default.",
            Mapping("A whole cell.", ResourceKind.Of, Optimizer("The cell's optimizer; by default the block's.")),
            ResourceBounds.IncludedCellsMax);
        properties[Exclude] = Part("Partial cells; the product's cells that have all values of one are left out.",
            Mapping("A partial cell: any of the values of each name.", ResourceKind.AxisOf, null),
            ResourceBounds.ExcludedPatternsMax);
        ResourceRule.Add(block, [.. BlockRules.All()]);
        return block;
    }

    private static JsonObject Group()
    {
        var group = Mapping("A group of axes that advance together.", ResourceKind.AxisOf, null);
        var sizes = string.Join(", ", Names.Select(axis => $"has(self.{axis.Name}) ? self.{axis.Name}.size() : 0"));
        ResourceRule.Add(group, new ResourceRule(
            $"[{sizes}].filter(size, size > 0).min() == [{sizes}].max()",
            "linked axes advance together, so give them equally many values"));
        return group;
    }

    private static JsonObject Part(string meaning, JsonObject items, int itemsMax)
    {
        var list = ResourceKind.List(items, itemsMax);
        list["minItems"] = 1;
        list["description"] = meaning;
        return list;
    }

    private static JsonObject Optimizer(string meaning)
    {
        var schema = ResourceKind.Of(new ValueKind.Choice(OptimizerCatalog.Names));
        schema["description"] = meaning;
        return schema;
    }

    private static JsonObject Mapping(string meaning, Func<ValueKind, JsonObject> valueOf, JsonObject? optimizer)
    {
        var properties = new JsonObject();
        if (optimizer is not null) properties[ParameterOrder.Optimizer] = optimizer;
        foreach (var (name, kind, nameMeaning) in Names)
        {
            properties[name] = valueOf(kind);
            properties[name]!["description"] = nameMeaning;
        }

        return new JsonObject
        {
            ["type"] = "object", ["description"] = meaning, ["properties"] = properties, ["minProperties"] = 1,
        };
    }

    private static string Meaning(string name)
    {
        var defaults = Owners(name).GroupBy(owner => owner.Option(name)!.Default.Canonical)
            .Select(group => $"{group.Key} ({string.Join(", ", group.Select(owner => owner.Name))})");
        return $"{Owners(name)[0].Option(name)!.Meaning} Default: {string.Join("; ", defaults)}.";
    }
}
