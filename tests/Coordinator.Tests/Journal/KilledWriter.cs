using System.Diagnostics;
using System.Globalization;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>A real process that writes, until SIGKILL ends it.</summary>
internal static class KilledWriter
{
    /// <summary>The last number that the writer acknowledged. The kill comes while the writer goes on, not while it
    /// waits: which write the signal hits is up to the two processes.</summary>
    internal static long Run(int afterGroups, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Sweep.JournalWriter.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        using var writer = Process.Start(start)!;
        var lines = Enumerable.Range(0, afterGroups).Select(_ => writer.StandardOutput.ReadLine()).ToArray();
        writer.Kill();
        var rest = writer.StandardOutput.ReadToEnd().Split('\n');
        writer.WaitForExit();

        // The last line may be cut in two by the kill: only whole ones were acknowledged.
        return long.Parse(rest.SkipLast(1).LastOrDefault() ?? lines[^1]!, CultureInfo.InvariantCulture);
    }
}
