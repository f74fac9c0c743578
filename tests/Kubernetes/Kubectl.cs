using System.Diagnostics;

namespace Sweep.Kubernetes;

/// <summary>The program that people use.</summary>
internal static class Kubectl
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kubectl")));

    /// <summary>Runs it in the clone's root; both streams together.</summary>
    public static (int ExitCode, string Output) Run(ApiServer server, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", arguments)
        {
            WorkingDirectory = Clone.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = server.Configuration;
        start.Environment["HOME"] = Path.GetDirectoryName(server.Configuration);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
