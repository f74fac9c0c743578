using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Sweep.EndToEnd;

/// <summary>What README tells a newcomer to type works, in the order of the page, in a folder of its own.</summary>
public sealed class ReadmeTests : IDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-readme-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_command_of_the_readme_runs()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "examples"), Path.Combine(Root, "examples"));
        var commands = Commands(File.ReadAllText(Path.Combine(Root, "README.md")));

        commands.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var command in commands)
        {
            var (exitCode, output) = Run(command.Replace("./", Root + "/", StringComparison.Ordinal));
            exitCode.ShouldBe(0, $"{command}\n{output}");
        }
    }

    [Fact]
    public void The_definition_that_the_readme_explains_is_the_quickstart()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var shown = Regex.Match(readme, "```yaml\n(.*?)```", RegexOptions.Singleline);
        var file = Path.Combine(_folder, "shown.yaml");
        File.WriteAllText(file, shown.Groups[1].Value);

        var (shownPlan, quickstartPlan) = (Plan(file), Plan(Path.Combine(Root, "examples", "quickstart.yaml")));

        shownPlan.ShouldContain("35 trials");
        shownPlan.ShouldBe(quickstartPlan);
    }

    private static string Plan(string file) => SweepProcess.Run("validate", file).Output;

    private static List<string> Commands(string readme) =>
    [
        .. Regex.Matches(readme, "```console\n(.*?)```", RegexOptions.Singleline)
            .SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Where(line => line.StartsWith("$ ", StringComparison.Ordinal))
            .Select(line => line[2..]),
    ];

    private (int ExitCode, string Output) Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{command} 2>&1"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
