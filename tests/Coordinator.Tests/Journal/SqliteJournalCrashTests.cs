using System.Diagnostics;
using System.Globalization;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>A real process that appends is killed with SIGKILL, again and again, on one journal.</summary>
public sealed class SqliteJournalCrashTests : IDisposable
{
    private const int Kills = 8;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_writer_that_is_killed_at_any_moment_loses_nothing_that_it_acknowledged()
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            var acknowledged = KilledWriter(afterGroups: kill * kill * 3);

            using var journal = SqliteJournal.Open(folder.Journal);
            var facts = journal.Read().ToArray();
            facts.Length.ShouldBeGreaterThanOrEqualTo((int)acknowledged);
            facts.Select(recorded => ((SweepFact.MetricsReported)recorded.Fact).Step)
                .ShouldBe(facts.Select(recorded => recorded.Sequence));
            journal.LatestSnapshot()?.Sequence.ShouldBeLessThanOrEqualTo(journal.LastSequence);
        }
    }

    // Kills while the writer goes on, not while it waits: which write the signal hits is up to the two processes.
    private long KilledWriter(int afterGroups)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Sweep.JournalWriter.dll");
        var start = new ProcessStartInfo("dotnet", [program, folder.Journal]) { RedirectStandardOutput = true };
        using var writer = Process.Start(start)!;
        var lines = Enumerable.Range(0, afterGroups).Select(_ => writer.StandardOutput.ReadLine()).ToArray();
        writer.Kill();
        var rest = writer.StandardOutput.ReadToEnd().Split('\n');
        writer.WaitForExit();

        // The last line may be cut in two by the kill: only whole ones were acknowledged.
        return long.Parse(rest.SkipLast(1).LastOrDefault() ?? lines[^1]!, CultureInfo.InvariantCulture);
    }
}
