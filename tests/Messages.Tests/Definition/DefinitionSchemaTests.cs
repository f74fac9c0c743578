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
