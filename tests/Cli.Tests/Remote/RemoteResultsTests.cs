using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Remote;

public sealed class RemoteResultsTests
{
    [Fact]
    public void Results_from_afar_read_as_those_of_a_folder()
    {
        using var folder = new TemporaryFolder();
        CommandRun.WithInput(SyntheticSweep.Definition, "run", "-", "--out", folder.Path).ExitCode.ShouldBe(0);
        using var server = new StubCoordinator()
            .On("GET /api/v1/sweeps/small", Small(), ApiJson.Default.SweepDetail)
            .OnText("GET /api/v1/sweeps/small/results", File.ReadAllText(Path.Combine(folder.Path, "summary.json")));

        var afar = CommandRun.At(server.Url, "results", "small");
        var afarJson = CommandRun.At(server.Url, "results", "small", "--json");

        afar.Output.ShouldBe(CommandRun.Of("results", folder.Path).Output, afar.Error);
        afarJson.Output.ShouldBe(CommandRun.Of("results", folder.Path, "--json").Output);
    }

    [Fact]
    public void A_folder_of_that_name_comes_first_unless_a_server_is_named()
    {
        using var folder = new TemporaryFolder();
        using var server = new StubCoordinator();

        var here = CommandRun.At(server.Url, "results", folder.Path);
        var there = CommandRun.At(server.Url, "results", folder.Path, "--server", server.Url);

        here.Error.ShouldContain("holds no journal.db");
        there.Error.ShouldContain("there is nothing at");
    }

    [Fact]
    public void Files_are_fetched_byte_by_byte()
    {
        using var folder = new TemporaryFolder();
        using var server = SampleCluster.Serve();
        foreach (var file in new[] { "trials.csv", "reports.csv", "attempts.csv", "summary.json" })
            server.OnText($"GET /api/v1/sweeps/quickstart/results/{file}", $"{file}\r\né\n", "text/csv");

        var run = CommandRun.At(server.Url, "results", "quickstart", "--out", folder.Path + "/new");

        run.ExitCode.ShouldBe(0, run.Error);
        Directory.EnumerateFiles(folder.Path + "/new").Select(path => (Path.GetFileName(path), File.ReadAllText(path)))
            .Order().ShouldBe(
            [
                ("attempts.csv", "attempts.csv\r\né\n"), ("reports.csv", "reports.csv\r\né\n"),
                ("summary.json", "summary.json\r\né\n"), ("trials.csv", "trials.csv\r\né\n"),
            ]);
    }

    [Fact]
    public void A_connection_that_breaks_leaves_no_half_file()
    {
        using var folder = new TemporaryFolder();
        using var server = SampleCluster.Serve().On(
            "GET /api/v1/sweeps/quickstart/results/trials.csv", async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.Body.WriteAsync("trial,con"u8.ToArray());
                await context.Response.Body.FlushAsync();
                context.Abort();
            });

        var run = CommandRun.At(server.Url, "results", "quickstart", "--out", folder.Path);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain($"{server.Url} broke the connection");
        File.Exists(Path.Combine(folder.Path, "trials.csv")).ShouldBeFalse();
    }

    private static SweepDetail Small()
    {
        var definition = Messages.Definition.CanonicalDefinition.Write(SyntheticSweep.SmallGrid.Definition);
        using var json = System.Text.Json.JsonDocument.Parse(definition);
        return SampleCluster.Done with { Definition = json.RootElement.Clone() };
    }
}
