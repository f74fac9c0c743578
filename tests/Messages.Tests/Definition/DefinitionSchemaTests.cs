using System.Text.Json.Nodes;
using Sweep.Messages.Definition;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

public sealed class DefinitionSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(DefinitionSchema.Generate())!;

    [Fact]
    public void The_committed_schema_is_the_generated_one() =>
        RepositoryFiles.ShouldHold("docs/sweep.schema.json", DefinitionSchema.Generate());

    [Theory]
    [InlineData("examples/quickstart.yaml")]
    [InlineData("examples/optimizers.yaml")]
    [InlineData("examples/lenet.yaml")]
    [InlineData("examples/lenet-reference.yaml")]
    [InlineData("examples/lenet-short.yaml")]
    public void Examples_fit_the_schema(string file) =>
        SchemaErrors(CanonicalDefinition.Write(Valid(RepositoryFiles.Read(file)))).ShouldBeEmpty();

    [Theory]
    [InlineData("[{\"optimizer\": \"sgd\", \"lr\": 0.1, \"betas\": [0.9, 0.99]}]")]
    [InlineData("[{\"optimizer\": \"sgd\", \"lr\": -1}]")]
    [InlineData("[{\"optimizer\": \"sdg\"}]")]
    [InlineData("[]")]
    public void What_the_reader_refuses_in_a_grid_the_schema_refuses_too(string grid)
    {
        var json = CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]")));
        var definition = JsonNode.Parse(json)!;
        definition["spec"]!["grid"] = JsonNode.Parse(grid);

        SchemaErrors(definition.ToJsonString()).ShouldNotBeEmpty();
        Errors(definition.ToJsonString()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("retries", "{\"lost\": 3, \"preempted\": \"unlimited\"}", true)]
    [InlineData("retries", "7", true)]
    [InlineData("retries", "{\"lots\": 3}", false)]
    [InlineData("retries", "{\"lost\": \"never\"}", false)]
    [InlineData("placement", "{\"labels\": {\"gpu\": \"a100\"}, \"device\": \"cuda\"}", true)]
    [InlineData("placement", "{\"labels\": {\"gpu\": 3}}", false)]
    [InlineData("placement", "{\"labels\": {\"-gpu\": \"a100\"}}", false)]
    [InlineData("checkpoints", "{\"every\": \"1m\", \"to\": \"coordinator\"}", true)]
    [InlineData("checkpoints", "{\"to\": \"s3\"}", false)]
    [InlineData("budget", "{\"sameError\": null}", true)]
    [InlineData("priority", "101", false)]
    [InlineData("seeds", "\"3,5, 7\"", true)]
    [InlineData("seeds", "\"7,\"", true)]
    [InlineData("seeds", "\"7\"", false)]
    [InlineData("suspend", "true", true)]
    [InlineData("nodes", "-1", false)]
    public void Schema_and_reader_agree_on_the_options_of_a_cluster(string field, string value, bool isValid)
    {
        var definition = JsonNode.Parse(CanonicalDefinition.Write(Valid(WithGrid("[{optimizer: sgd}]"))))!;
        definition["spec"]![field] = JsonNode.Parse(value);

        SchemaErrors(definition.ToJsonString()).Count.ShouldBe(isValid ? 0 : 1);
        Errors(definition.ToJsonString()).Length.ShouldBe(isValid ? 0 : 1);
    }

    [Fact]
    public void Every_field_and_option_is_described()
    {
        var undescribed = new List<string>();

        Visit(Schema, "");

        undescribed.ShouldBeEmpty();

        void Visit(JsonNode? node, string path)
        {
            if (node is not JsonObject schema) return;
            foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
            {
                if (!path.Contains("/if", StringComparison.Ordinal) && property!["description"] is null)
                {
                    undescribed.Add($"{path}/{name}");
                }
            }

            foreach (var (name, child) in schema) Visit(child, $"{path}/{name}");
        }
    }

    private static List<string> SchemaErrors(string json) => new SchemaCheck(Schema).Errors(JsonNode.Parse(json));
}
