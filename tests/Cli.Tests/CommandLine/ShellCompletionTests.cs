using System.Diagnostics;
using System.Runtime.Versioning;
using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

/// <summary>The scripts of zsh and fish in the real shells.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ShellCompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StubCoordinator _server = SampleCluster.Serve();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [ShellTheory("zsh")]
    [InlineData("sweep ver", "sweep verify ")]
    [InlineData("sweep run --workers 2 --da", "sweep run --workers 2 --data ")]
    [InlineData("sweep run examples/quick", "sweep run examples/quickstart.yaml ")]
    [InlineData("sweep status qui", "sweep status quickstart ")]
    public void Tab_completes_the_line_in_zsh(string typed, string completed)
    {
        var script = _folder.File("completion", CommandRun.Of("completion", "zsh").Output);

        // A pseudo-terminal, because zsh edits lines nowhere else. The widget shows the line instead of running it.
        Run("zsh", ["-f", _folder.File("session", $$"""
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -d {{_folder.Path}}/dump; source {{script}}'
            zpty -w shell 'show() { print -rn -- "$BUFFER" > {{_folder.Path}}/line; exit }; zle -N show'
            zpty -w shell 'bindkey "^G" show; print rea''dy'
            zpty -r shell shown '*ready*'
            zpty -w -n shell {{"'" + typed + "'"}}$'\t\a'
            while zpty -r shell shown; do :; done
            """)]);

        File.ReadAllText(Path.Combine(_folder.Path, "line")).ShouldBe(completed);
    }

    [ShellTheory("fish")]
    [InlineData("sweep ver", "verify")]
    [InlineData("sweep run --workers 2 --da", "--data")]
    [InlineData("sweep run examples/quick", "examples/quickstart.yaml")]
    [InlineData("sweep status qui", "quickstart")]
    [InlineData("sweep list --server=ht", "--server=http://127.0.0.1:8431")]
    public void Fish_offers_what_may_follow(string typed, string offered)
    {
        var script = _folder.File("completion", CommandRun.Of("completion", "fish").Output);

        var offers = Run("fish", ["--no-config", "-c", $"source {script}; complete -C '{typed}'"]);

        offers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])
            .ShouldBe([offered]);
    }

    /// <summary>With <c>sweep</c> in the PATH, and a coordinator that is asked for names.</summary>
    private string Run(string shell, string[] arguments)
    {
        var program = _folder.File("sweep", $"#!/bin/sh\nexec dotnet '{typeof(ExitCode).Assembly.Location}' \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = _folder.Path;
        start.Environment["SWEEP_SERVER"] = _server.Url;
        start.Environment["SWEEP_COMPLETION_SECONDS"] = "30";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        error.Result.ShouldBeEmpty();
        return output.Result;
    }
}
