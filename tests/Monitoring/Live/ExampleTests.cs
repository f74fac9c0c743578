using System.Diagnostics;
using Sweep.Cli;
using Sweep.Monitoring.Files;
using Sweep.Monitoring.Prometheus;

namespace Sweep.Monitoring.Live;

/// <summary>examples/monitoring/run with a small sweep, ending with it.</summary>
public sealed class ExampleTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-example-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PrometheusFact]
    public async Task The_example_shows_its_sweep_to_Prometheus_and_ends_what_it_started()
    {
        var output = Path.Combine(folder, "out");
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$@\" 2>&1", "bash",
            Path.Combine(Repository.Root, "examples", "monitoring", "run"),
            "--definition", Path.Combine(Repository.Root, "examples", "quickstart.yaml"),
            "--every", "1", "--stay", "no", "--out", output])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["SWEEP"] = $"dotnet {typeof(ExitCode).Assembly.Location}";

        using var script = Process.Start(start)!;
        var text = script.StandardOutput.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience);
        await script.WaitForExitAsync(timeout.Token);

        script.ExitCode.ShouldBe(0, await text);
        (await text).ShouldContain("Prometheus: 3 of 3 processes");
        (await text).ShouldContain("Prometheus saw how 35 trials of quickstart ended");
        Running(output).ShouldBeEmpty();
    }

    /// <summary>Processes whose command line names the folder.</summary>
    private static IEnumerable<string> Running(string folder) =>
        from path in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(path), out _)
        let command = CommandLineOf(path)
        where command.Contains(folder)
        select command;

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
