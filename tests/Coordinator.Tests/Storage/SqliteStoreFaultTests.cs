using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Sqlite;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>A store whose process or disk fails: nothing acknowledged is lost, and no commit is there in part.
/// </summary>
public sealed class SqliteStoreFaultTests : IDisposable
{
    private const int Kills = 6;

    private static readonly SweepId[] Lasting = [new(1), new(2), new(3)];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_writer_that_is_killed_at_any_moment_loses_nothing_and_leaves_no_half_commit()
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            var acknowledged = KilledWriter.Run(afterGroups: kill * kill * 3, folder.Journal, "store");

            using var store = SqliteStore.Open(folder.Journal);
            var length = store.LastSequence(Lasting[0]);
            length.ShouldBeGreaterThanOrEqualTo(acknowledged);
            var expected = Enumerable.Range(1, (int)length).Select(step => (long)step).ToArray();
            foreach (var sweep in Lasting) Steps(store, sweep).ShouldBe(expected);
            store.Sweeps().Count.ShouldBeLessThanOrEqualTo(5);
        }
    }

    [Fact]
    public void A_commit_that_does_not_fit_leaves_nothing_behind_and_a_smaller_one_may_follow()
    {
        using var store = SqliteStore.Open(folder.Journal, new SqliteJournalOptions { PagesMax = 40 });
        store.Commit([Reports(Lasting[0], 10), Reports(Lasting[1], 10)]);

        var error = Should.Throw<JournalException>(() => store.Commit(
            [Reports(Lasting[0], 10), Reports(Lasting[2], 5_000)]));
        store.Commit([Reports(Lasting[0], 1), Reports(Lasting[1], 1)]);

        error.Fault.ShouldBe(JournalFault.DiskFull);
        error.Message.ShouldContain(folder.Journal);
        store.Sweeps().Select(sweep => sweep.LastSequence).ShouldBe([11, 11]);
        store.NextId.ShouldBe(Lasting[2]);
    }

    [Fact]
    public void A_fact_that_cannot_be_written_leaves_nothing_of_its_commit_behind()
    {
        using var store = SqliteStore.Open(folder.Journal);
        SweepFacts[] groups =
        [
            Reports(Lasting[0], 3), new SweepFacts(Lasting[1], [new SweepFact.SweepFinished(null, TimeSpan.MaxValue)]),
        ];

        Should.Throw<ArgumentOutOfRangeException>(() => store.Commit(groups));
        store.Commit([Reports(Lasting[0], 2)]);

        Steps(store, Lasting[0]).Length.ShouldBe(2);
        store.Sweeps().Count.ShouldBe(1);
    }

    [SmallDiskFact]
    public void A_full_disk_loses_nothing_and_is_used_again_once_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[300_000]);
        using var store = SqliteStore.Open(disk.Journal);

        var error = Should.Throw<JournalException>(() =>
        {
            for (var group = 0; group < 1_000; group++)
                store.Commit([Reports(Lasting[0], 50), Reports(Lasting[1], 50)]);
        });
        var acknowledged = store.LastSequence(Lasting[0]);
        File.Delete(ballast);
        store.Commit([Reports(Lasting[0], 100)]);

        error.Fault.ShouldBe(JournalFault.DiskFull);
        acknowledged.ShouldBeGreaterThan(100);
        Steps(store, Lasting[0]).Length.ShouldBe((int)acknowledged + 100);
        Steps(store, Lasting[1]).Length.ShouldBe((int)acknowledged);
    }

    [Fact]
    public void A_folder_that_vanishes_is_noticed_at_the_next_commit()
    {
        using var store = SqliteStore.Open(folder.Journal);
        Directory.Delete(folder.Path, recursive: true);

        var error = Should.Throw<JournalException>(() => store.Commit([Reports(Lasting[0], 1)]));

        error.Fault.ShouldBe(JournalFault.StorageFailed);
        error.Message.ShouldContain("gone");
        store.Sweeps().ShouldBeEmpty();
    }
}
