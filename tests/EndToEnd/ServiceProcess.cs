using System.Diagnostics;
using Sweep.Cli;

namespace Sweep.EndToEnd;

/// <summary><c>sweep coordinator</c> in a process of its own, on a free port of this machine.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServiceProcess(Process process, string url, Task<string> log) =>
        (this.process, Url, Log) = (process, url, log);

    public string Url { get; }

    /// <summary>All that it logged, once it has ended.</summary>
    public Task<string> Log { get; }

    /// <summary>Returns when it is ready.</summary>
    /// <param name="store">Where its sweeps are.</param>
    /// <param name="more">Further arguments.</param>
    public static Task<ServiceProcess> Start(string store, params string[] more) =>
        StartAt("http://127.0.0.1:0", store, more);

    /// <summary>On the address of one that has ended, so that nodes find it again.</summary>
    public static async Task<ServiceProcess> StartAt(string url, string store, params string[] more)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [
            typeof(ExitCode).Assembly.Location, "coordinator", "--listen", url, "--store", store, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var log = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(timeout.Token);
        line.ShouldNotBeNull().ShouldStartWith("sweep coordinator listens on ");
        return new ServiceProcess(process, line.Split(' ')[^1], log);
    }

    /// <summary>Sends a signal and waits for the end; gives the exit code.</summary>
    public int End(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])!) kill.WaitForExit();
        process.WaitForExit(Patience).ShouldBeTrue();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
