using System.Diagnostics;
using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

/// <summary>The script in a real bash that reads its keys from a pipe: what Tab shows is what a person sees.</summary>
public sealed class BashCompletionTests
{
    [Theory]
    [InlineData("sweep ver", "sweep verify ")]
    [InlineData("sweep run --workers 2 --da", "sweep run --workers 2 --data ")]
    [InlineData("sweep run examples/quick", "sweep run examples/quickstart.yaml ")]
    [InlineData("sweep run sweep.yaml --out exa", "sweep run sweep.yaml --out examples/")]
    [InlineData("sweep list --server http:", "sweep list --server http://127.0.0.1:8431 ")]
    [InlineData("sweep list --server=ht", "sweep list --server=http://127.0.0.1:8431 ")]
    [InlineData("sweep run 'my file' --js", "sweep run 'my file' --json ")]
    [InlineData("sweep run x.yaml --set seeds=3 --js", "sweep run x.yaml --set seeds=3 --json ")]
    public void Tab_completes_the_line(string typed, string completed) => Tab(typed).ShouldBe(completed);

    private static string Tab(string typed)
    {
        using var folder = new TemporaryFolder();
        var program = typeof(ExitCode).Assembly.Location;
        var script = folder.File("completion", CommandRun.Of("completion", "bash").Output);

        // readline binds a key that prints the line as it stands instead of running it.
        var keys = folder.File("keys", $"""
            set +o history
            sweep() {"{"} dotnet '{program}' "$@"; {"}"}
            unset SWEEP_SERVER
            source {script}
            show() {"{"} printf '%s' "$READLINE_LINE" > {folder.Path}/line; exit 0; {"}"}
            bind -x '"\C-g": show'
            bind 'set bell-style none'
            {typed}{'\t'}{'\a'}
            """);
        // In a session of its own: an interactive shell signals the others of its process group.
        var start = new ProcessStartInfo("setsid", ["--wait", "bash", "--norc", "--noprofile", "-i"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        bash.StandardInput.Write(File.ReadAllText(keys));
        bash.StandardInput.Close();
        bash.WaitForExit();
        var line = Path.Combine(folder.Path, "line");
        return File.Exists(line) ? File.ReadAllText(line) : $"{output.Result}{error.Result}";
    }
}
