using System.Diagnostics;
using Sweep.Cli;

namespace Sweep.EndToEnd;

/// <summary>The real program in a process of its own.</summary>
internal sealed class SweepProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Program = typeof(ExitCode).Assembly.Location;

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private SweepProcess(Process process)
    {
        this.process = process;
        Ended = process.WaitForExitAsync();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>Runs to the end.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var sweep = Start(arguments);
        return sweep.WaitForEnd();
    }

    public static SweepProcess Start(params string[] arguments) => Start([], arguments);

    public static SweepProcess Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new SweepProcess(Process.Start(start)!);
    }

    public (int ExitCode, string Output, string Error) WaitForEnd()
    {
        if (!process.WaitForExit(Patience)) throw new TimeoutException($"sweep still runs after {Patience}");
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Sends a signal by its name, e.g. INT; false when the process had ended before.</summary>
    public bool Signal(string name)
    {
        if (process.HasExited) return false;
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"])!;
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
