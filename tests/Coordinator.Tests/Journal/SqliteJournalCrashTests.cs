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
            var acknowledged = KilledWriter.Run(afterGroups: kill * kill * 3, folder.Journal);

            using var journal = SqliteJournal.Open(folder.Journal);
            var facts = journal.Read().ToArray();
            facts.Length.ShouldBeGreaterThanOrEqualTo((int)acknowledged);
            facts.Select(recorded => ((SweepFact.MetricsReported)recorded.Fact).Step)
                .ShouldBe(facts.Select(recorded => recorded.Sequence));
            journal.LatestSnapshot()?.Sequence.ShouldBeLessThanOrEqualTo(journal.LastSequence);
        }
    }
}
