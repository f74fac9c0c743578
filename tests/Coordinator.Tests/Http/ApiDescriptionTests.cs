using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed partial class ApiDescriptionTests : IAsyncLifetime
{
    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task The_document_describes_every_route_and_no_other()
    {
        using var document = await Document();

        var described =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name}";

        described.Order().ShouldBe(scene.Server.RoutePatterns
            .Where(route => !route.EndsWith(ApiRoutes.Description)).Order());
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_what_can_go_wrong()
    {
        using var document = await Document();

        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                method.Value.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(path.Name);
                var responses = method.Value.GetProperty("responses").EnumerateObject().ToDictionary(r => r.Name);
                if (path.Name == ApiRoutes.Health) continue;
                responses.ShouldContainKey("401", path.Name);
                responses["401"].Value.GetProperty("content").EnumerateObject().Single().Name
                    .ShouldBe(Problem.ContentType);
            }
        }
    }

    [Fact]
    public async Task Bodies_have_the_names_of_the_records()
    {
        using var document = await Document();

        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("SweepEntry").GetProperty("properties").TryGetProperty("counts", out _).ShouldBeTrue();
        schemas.GetProperty("SweepStatus").GetProperty("enum").EnumerateArray().Select(value => value.GetString())
            .ShouldBe(Enum.GetNames<SweepStatus>());
    }

    /// <summary>The table for people has the same routes.</summary>
    [Fact]
    public void The_table_of_the_documentation_has_every_route()
    {
        var table = Row().Matches(File.ReadAllText(Clone.PathOf("docs", "api.md")))
            .Select(row => row.Groups[1].Value);

        table.Order().ShouldBe(scene.Server.RoutePatterns.Order());
    }

    private async Task<JsonDocument> Document()
    {
        var text = await scene.Client.GetStringAsync(ApiRoutes.Description);
        var document = JsonDocument.Parse(text);
        document.RootElement.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        return document;
    }

    [GeneratedRegex(@"^\| `([A-Z]+ /[^`]*)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
