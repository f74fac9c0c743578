using System.Diagnostics;
using Sweep.Monitoring.Files;

namespace Sweep.Monitoring.Prometheus;

/// <summary>Prometheus and promtool, where deploy/monitoring/get-prometheus leaves or finds them.</summary>
internal static class PrometheusPrograms
{
    private static readonly string? Folder = Find();

    /// <summary>Why they cannot run here, or null.</summary>
    public static string? WhyNot { get; } = Folder is not null
        ? null : "there is no Prometheus here (deploy/monitoring/get-prometheus fetches Debian's)";

    public static string Server => Path.Combine(Folder!, "prometheus");

    /// <summary>Runs promtool to its end; both streams, as people see them.</summary>
    public static (int ExitCode, string Output) Promtool(IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(
            "bash", ["-c", "exec \"$@\" 2>&1", "bash", Path.Combine(Folder!, "promtool"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var promtool = Process.Start(start)!;
        promtool.StandardInput.Write(input);
        promtool.StandardInput.Close();
        var output = promtool.StandardOutput.ReadToEnd();
        promtool.WaitForExit();
        return (promtool.ExitCode, output);
    }

    private static string? Find()
    {
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("SWEEP_PROMETHEUS"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
            Path.Combine(Repository.Root, "artifacts", "prometheus", "usr", "bin"),
        ];
        return folders.FirstOrDefault(folder => !string.IsNullOrEmpty(folder)
            && File.Exists(Path.Combine(folder, "prometheus")) && File.Exists(Path.Combine(folder, "promtool")));
    }
}
