using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sweep.EndToEnd;

/// <summary>The script <c>sweep</c>, with a program in the place of the SDK.</summary>
public sealed class ScriptTests : IDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>Builds nothing, and leaves a process behind as the compiler server is left.</summary>
    private const string Sdk = """
        #!/usr/bin/env bash
        [ "$1" = build ] || exit 0
        sleep 60 &
        echo $! > "$TMPDIR/left-behind"
        mkdir -p "$TMPDIR/src/Cli/bin/Release/net10.0"
        touch "$TMPDIR/src/Cli/bin/Release/net10.0/sweep.dll"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-script-").FullName;

    public void Dispose()
    {
        Bash("kill $(cat left-behind)");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_process_that_outlives_the_build_does_not_keep_its_lock()
    {
        File.Copy(Path.Combine(Root, "sweep"), Path.Combine(_folder, "sweep"));
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        File.WriteAllText(Path.Combine(_folder, "dotnet"), Sdk.ReplaceLineEndings("\n"));
        Bash("chmod +x dotnet && touch Directory.Build.props Directory.Packages.props Directory.Build.targets")
            .ShouldBe(0);

        var built = Bash("./sweep validate > log 2>&1 < /dev/null");
        var locked = Bash("flock -n sweep-build-$(id -u).lock true");

        built.ShouldBe(0, File.ReadAllText(Path.Combine(_folder, "log")));
        File.Exists(Path.Combine(_folder, "left-behind")).ShouldBeTrue();
        locked.ShouldBe(0, "the lock is still held");
    }

    private int Bash(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = _folder };
        start.Environment["TMPDIR"] = _folder;
        start.Environment["PATH"] = _folder + ":" + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
