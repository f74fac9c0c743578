using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>Storage that fails under a journal: a clear error, nothing lost, and on when there is room.</summary>
public sealed class SqliteJournalFaultTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_group_that_does_not_fit_leaves_nothing_behind_and_a_smaller_one_may_follow()
    {
        using var journal = SqliteJournal.Open(folder.Journal, new SqliteJournalOptions { PagesMax = 20 });
        journal.Append(SampleFacts.Reports(10));

        var error = Should.Throw<JournalException>(() => journal.Append(SampleFacts.Reports(5_000)));
        journal.Append(SampleFacts.Reports(1, firstStep: 77));

        error.Fault.ShouldBe(JournalFault.DiskFull);
        error.Message.ShouldContain(folder.Journal);
        error.Message.ShouldContain("recorded before is safe");
        journal.LastSequence.ShouldBe(11);
        journal.Read().Select(recorded => recorded.Sequence).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }

    [Fact]
    public void A_fact_that_cannot_be_written_leaves_nothing_of_its_group_behind()
    {
        using var journal = SqliteJournal.Open(folder.Journal);

        Should.Throw<ArgumentOutOfRangeException>(() => journal.Append(
            [.. SampleFacts.Reports(3), new SweepFact.SweepFinished(null, TimeSpan.MaxValue)]));
        journal.Append(SampleFacts.Reports(2));

        journal.Read().Count().ShouldBe(2);
    }

    [SmallDiskFact]
    public void A_full_disk_loses_nothing_and_is_used_again_once_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[300_000]);
        using var journal = SqliteJournal.Open(disk.Journal);

        var error = FillUp(journal);
        var acknowledged = journal.LastSequence;
        var readWhileFull = journal.Read().Count();
        File.Delete(ballast);
        journal.Append(SampleFacts.Reports(100));

        error.Fault.ShouldBe(JournalFault.DiskFull);
        acknowledged.ShouldBeGreaterThan(100);
        readWhileFull.ShouldBe((int)acknowledged);
        journal.Read().Count().ShouldBe((int)acknowledged + 100);
    }

    [SmallDiskFact]
    public void A_journal_from_a_disk_that_filled_up_opens_again_with_all_that_was_acknowledged()
    {
        using var disk = SmallDisk.Mount();
        long acknowledged;
        using (var journal = SqliteJournal.Open(disk.Journal))
        {
            FillUp(journal);
            acknowledged = journal.LastSequence;
        }

        using var again = SqliteJournal.Open(disk.Journal);

        again.LastSequence.ShouldBe(acknowledged);
        again.Read().Count().ShouldBe((int)acknowledged);
    }

    [SmallDiskFact]
    public void A_disk_without_any_room_is_refused_as_full()
    {
        using var disk = SmallDisk.Mount();
        Should.Throw<IOException>(() => File.WriteAllBytes(Path.Combine(disk.Path, "ballast"), new byte[2_000_000]));

        var error = Should.Throw<JournalException>(() => SqliteJournal.Open(disk.Journal));

        error.Fault.ShouldBe(JournalFault.DiskFull);
        error.Message.ShouldContain(disk.Journal);
    }

    [SmallDiskFact]
    public void On_a_read_only_disk_a_journal_can_be_read_and_not_written()
    {
        using var disk = SmallDisk.Mount();
        using (var journal = SqliteJournal.Open(disk.Journal)) journal.Append(SampleFacts.Reports(9));
        disk.MakeReadOnly();

        var error = Should.Throw<JournalException>(() => SqliteJournal.Open(disk.Journal));
        using var reader = SqliteJournal.OpenForReading(disk.Journal);

        error.Fault.ShouldBe(JournalFault.ReadOnly);
        error.Message.ShouldContain(disk.Journal);
        reader.Read().Count().ShouldBe(9);
        reader.ReadByTrial().Count().ShouldBe(9);
    }

    [SmallDiskFact]
    public void A_killed_writers_journal_can_be_read_on_a_read_only_disk()
    {
        using var disk = SmallDisk.Mount();
        using (var writer = SqliteJournal.Open(folder.Journal))
        {
            writer.Append(SampleFacts.Reports(9));
            foreach (var ending in new[] { "", "-wal", "-shm" })
                CopyOpened(folder.Journal + ending, disk.Journal + ending);
        }

        disk.MakeReadOnly();
        using var reader = SqliteJournal.OpenForReading(disk.Journal);

        reader.Read().Count().ShouldBe(9);
    }

    [Fact]
    public void A_folder_that_vanishes_is_noticed_at_the_next_group()
    {
        using var journal = SqliteJournal.Open(folder.Journal);
        journal.Append(SampleFacts.Reports(1));
        Directory.Delete(folder.Path, recursive: true);

        var error = Should.Throw<JournalException>(() => journal.Append(SampleFacts.Reports(1)));

        error.Fault.ShouldBe(JournalFault.StorageFailed);
        error.Message.ShouldContain("gone");
        Should.Throw<JournalException>(() => journal.Append(SampleFacts.Reports(1)));
        Should.Throw<JournalException>(() => journal.Read().Count()).Fault.ShouldBe(JournalFault.Unreadable);
    }

    [Fact]
    public void A_file_in_the_folders_place_is_refused()
    {
        var file = Path.Combine(folder.Path, "out");
        File.WriteAllText(file, "in the way");

        var error = Should.Throw<JournalException>(() => SqliteJournal.Open(Path.Combine(file, "journal.db")));

        error.Message.ShouldContain(file);
    }

    private static JournalException FillUp(SqliteJournal journal) => Should.Throw<JournalException>(() =>
    {
        for (var group = 0; group < 1_000; group++) journal.Append(SampleFacts.Reports(50));
    });

    // File.Copy would refuse to share the file with its writer.
    private static void CopyOpened(string source, string target)
    {
        using var input = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var output = File.Create(target);
        input.CopyTo(output);
    }
}
