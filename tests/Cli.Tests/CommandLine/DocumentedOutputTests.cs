using System.Text.RegularExpressions;
using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.CommandLine;

/// <summary>What docs/cli.md shows is what is printed. UPDATE_GOLDEN=1 writes the page anew.</summary>
public sealed partial class DocumentedOutputTests
{
    private const int Columns = 100;

    [Fact]
    public void Each_example_of_the_page_prints_what_the_page_shows()
    {
        var path = Repository.File("docs", "cli.md");
        var page = File.ReadAllText(path);
        using var server = Serve();

        var printed = Example().Replace(page, match =>
            $"```console\n$ {match.Groups[1].Value}\n{Print(server, match.Groups[1].Value)}```");

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, printed);
        printed.ShouldBe(page, "run with UPDATE_GOLDEN=1 and look at the difference of docs/cli.md");
        Example().Count(page).ShouldBeGreaterThan(8);
    }

    private static string Print(StubCoordinator server, string command)
    {
        var run = CommandRun.At(
            server.Url, terminal => terminal with { OutputColumns = Columns }, [.. Words(command).Skip(1)]);
        run.ExitCode.ShouldBe(0, $"{command}\n{run.Error}");
        return run.Error + run.Output;
    }

    /// <summary>As a shell splits it; the examples are typed in the repository's root.</summary>
    private static IEnumerable<string> Words(string command) => Word().Matches(command)
        .Select(match => match.Value.Trim('\''))
        .Select(word => word.StartsWith("examples/", StringComparison.Ordinal) ? Repository.File(word) : word);

    private static StubCoordinator Serve()
    {
        var looks = 0;
        return SampleCluster.Serve()
            .OnChange("POST /api/v1/sweeps", "second: created, 35 trials.", "created")
            .OnChange("POST /api/v1/sweeps/quickstart/pause", "quickstart pauses; 'sweep resume quickstart' goes on.")
            .OnChange("POST /api/v1/sweeps/quickstart/retry", "2 failed trials of quickstart run again.")
            .OnChange("DELETE /api/v1/sweeps/quickstart", "quickstart is deleted.")
            .OnChange("POST /api/v1/nodes/gpu-a/drain", "gpu-a saves 1 trial and leaves.")
            .OnChange("PUT /api/v1/nodes/gpu-a/log-level", "gpu-a logs from Debug on, from its next heartbeat on")
            .On("GET /api/v1/nodes", context => StubCoordinator.Write(
                context, 200, "application/json", System.Text.Json.JsonSerializer.Serialize(
                    new Page<NodeEntry>(looks++ == 0 ? SampleCluster.Nodes : [], null),
                    ApiJson.Default.PageNodeEntry)));
    }

    [GeneratedRegex("```console\n\\$ (sweep [^\n]*)\n(?:.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
