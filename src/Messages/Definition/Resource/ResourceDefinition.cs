using System.Text.Json.Nodes;

namespace Sweep.Messages.Definition;

/// <summary>The CustomResourceDefinition that teaches a Kubernetes cluster what a Sweep is.</summary>
public static class ResourceDefinition
{
    public const string Group = "sweep.dev";
    public const string Version = "v1alpha1";
    public const string Plural = "sweeps";

    /// <summary>The manifest, as YAML.</summary>
    public static string Generate() =>
        "# Generated from the tables of the definition (src/Messages/Definition); a test holds the two together.\n"
        + ResourceYaml.Write(Manifest());

    private static JsonObject Manifest() => new()
    {
        ["apiVersion"] = "apiextensions.k8s.io/v1",
        ["kind"] = "CustomResourceDefinition",
        ["metadata"] = new JsonObject { ["name"] = $"{Plural}.{Group}" },
        ["spec"] = new JsonObject
        {
            ["group"] = Group,
            ["scope"] = "Namespaced",
            ["names"] = new JsonObject
            {
                ["plural"] = Plural,
                ["singular"] = "sweep",
                ["kind"] = "Sweep",
                ["listKind"] = "SweepList",
                ["shortNames"] = new JsonArray("sw"),
                ["categories"] = new JsonArray(Plural),
            },
            ["versions"] = new JsonArray(OneVersion()),
        },
    };

    private static JsonObject OneVersion() => new()
    {
        ["name"] = Version,
        ["served"] = true,
        ["storage"] = true,
        ["additionalPrinterColumns"] = Columns(),
        ["subresources"] = new JsonObject
        {
            ["status"] = new JsonObject(),
            ["scale"] = new JsonObject
            {
                ["specReplicasPath"] = ".spec.nodes", ["statusReplicasPath"] = ".status.nodes",
            },
        },
        ["schema"] = new JsonObject { ["openAPIV3Schema"] = Root() },
    };

    private static JsonArray Columns() =>
    [
        Column("Phase", "string", ".status.phase", "Where the sweep stands."),
        Column("Done", "integer", ".status.trials.done", "Trials in a final state."),
        Column("Total", "integer", ".status.trials.total", "All trials."),
        Column("Running", "integer", ".status.trials.running", "Trials that run now."),
        Column("Diverged", "integer", ".status.trials.diverged", "Trials that diverged."),
        Column("Best", "number", ".status.best[0].mean", "Mean objective of the best configuration."),
        Column("BestConfig", "string", ".status.best[0].configuration", "The best configuration."),
        Column("ETA", "string", ".status.eta", "When it is likely to end."),
        Column("Age", "date", ".metadata.creationTimestamp", "How long the resource has existed."),
    ];

    private static JsonObject Column(string name, string type, string path, string meaning) => new()
    {
        ["name"] = name, ["type"] = type, ["jsonPath"] = path, ["description"] = meaning,
    };

    private static JsonObject Root()
    {
        var name = (ValueKind.Text)DefinitionFields.Metadata.First(field => field.Name == "name").Kind!;
        var root = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A hyperparameter sweep: a grid of configurations, each trained with several seeds.",
            ["required"] = new JsonArray("spec"),
            ["properties"] = new JsonObject
            {
                ["apiVersion"] = Text("The version of this format."),
                ["kind"] = Text("What the resource is."),
                ["metadata"] = new JsonObject { ["type"] = "object" },
                ["spec"] = ResourceSchema.Spec(),
                ["status"] = StatusSchema.Status(),
            },
        };
        ResourceRule.Add(root, new ResourceRule(
            $"self.metadata.name.size() <= {name.LengthMax} && self.metadata.name.matches('^{name.Pattern}$')",
            $"metadata.name: expected {name.Form}"));
        return root;
    }

    private static JsonObject Text(string meaning) => new() { ["type"] = "string", ["description"] = meaning };
}
