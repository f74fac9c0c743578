using System.Diagnostics;
using Sweep.Cli;

namespace Sweep.EndToEnd.Clusters;

/// <summary>A script of examples/cluster, with the program that the tests were built with.</summary>
internal static class ClusterScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? WhyNot { get; } =
        HasProgram("bash") && HasProgram("curl") ? null : "the script needs bash and curl";

    /// <summary>Why it cannot start a PostgreSQL server here, or null.</summary>
    public static string? WhyNoPostgres { get; } = WhyNot ?? (HasPostgres()
        ? null : "there is no PostgreSQL server here (apt-get install postgresql)");

    /// <summary>Both streams, as people see them.</summary>
    public static (int ExitCode, string Output) Run(string name, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "bash", ["-c", "exec \"$@\" 2>&1", "bash", Clone.PathOf("examples", "cluster", name), .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["SWEEP"] = $"dotnet {typeof(ExitCode).Assembly.Location}";
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        if (script.WaitForExit(Patience)) return (script.ExitCode, output.Result);

        // Lets it stop what it started.
        using (var kill = Process.Start("kill", ["-TERM", $"{script.Id}"])!) kill.WaitForExit();
        return (script.WaitForExit(Patience) ? script.ExitCode : -1, $"ended after {Patience}: {output.Result}");
    }

    private static bool HasProgram(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));

    private static bool HasPostgres() =>
        Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Any(version => File.Exists(Path.Combine(version, "bin", "initdb")));
}
