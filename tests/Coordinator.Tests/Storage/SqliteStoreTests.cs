using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Sqlite;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

public sealed class SqliteStoreTests : StoreContractTests, IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_second_writer_is_refused_until_the_first_is_done()
    {
        using (var first = Open())
        {
            Should.Throw<JournalException>(Open).Fault.ShouldBe(JournalFault.InUse);
            first.Commit([Reports(First, 1)]);
        }

        using var second = Open();
        second.LastSequence(First).ShouldBe(1);
    }

    [Fact]
    public void A_journal_of_one_sweep_is_no_store_and_is_left_alone()
    {
        SqliteJournal.Open(folder.Journal).Dispose();
        var before = File.ReadAllBytes(folder.Journal);

        var error = Should.Throw<JournalException>(Open);

        error.Fault.ShouldBe(JournalFault.NotAJournal);
        error.Message.ShouldContain($"{folder.Journal}: this is a database, but no store of Sweep's");
        error.Message.ShouldContain("--store");
        File.ReadAllBytes(folder.Journal).ShouldBe(before);
    }

    [Fact]
    public void A_store_of_a_newer_layout_is_refused()
    {
        Open().Dispose();
        folder.Execute("PRAGMA user_version = 2");

        Should.Throw<JournalException>(Open).Fault.ShouldBe(JournalFault.NewerVersion);
    }

    [Fact]
    public void A_long_sweep_is_deleted_little_by_little_and_is_invisible_at_once()
    {
        using var store = Open();
        store.Commit([Reports(First, 3), Reports(Second, 12_000)]);

        store.Delete(Second);

        using var reader = store.Reader(Second);
        reader.Read().ShouldBeEmpty();
        reader.ReadByTrial().ShouldBeEmpty();
        reader.ReadTrial(new TrialId(1)).ShouldBeEmpty();
        folder.Number("SELECT count(*) FROM facts WHERE sweep = 2").ShouldBeGreaterThan(0);
        for (var commit = 0; commit < 3; commit++) store.Commit([Reports(First, 1)]);
        folder.Number("SELECT count(*) FROM facts WHERE sweep = 2").ShouldBe(0);
        folder.Number("SELECT count(*) FROM deletions").ShouldBe(0);
    }

    [Fact]
    public void A_deletion_that_a_crash_interrupted_goes_on_after_it()
    {
        using (var store = Open())
        {
            store.Commit([Reports(First, 3), Reports(Second, 12_000), Reports(new SweepId(3), 4)]);
            store.Delete(Second);
            store.Delete(new SweepId(3));
        }

        using var again = Open();
        for (var commit = 0; commit < 4; commit++) again.Commit([Reports(First, 1)]);

        folder.Number("SELECT count(*) FROM facts WHERE sweep > 1").ShouldBe(0);
        folder.Number("SELECT count(*) FROM deletions").ShouldBe(0);
    }

    [Fact]
    public void A_trial_is_found_by_the_index_and_not_by_a_scan()
    {
        Open().Dispose();

        folder.Text("""
            EXPLAIN QUERY PLAN SELECT sequence FROM facts f INDEXED BY facts_by_trial
            WHERE sweep = 1 AND trial = 2 ORDER BY sequence
            """, column: 3).ShouldContain("(sweep=? AND trial=?)");
    }

    [Fact]
    public void Only_the_last_two_snapshots_of_each_sweep_are_kept()
    {
        using var store = Open();
        store.Commit([Reports(First, 10), Reports(Second, 10)]);

        foreach (var sequence in new[] { 2, 5, 9 }) store.SaveSnapshot(First, Snapshot(sequence));
        store.SaveSnapshot(Second, Snapshot(1));

        folder.Number("SELECT count(*) FROM snapshots WHERE sweep = 1").ShouldBe(2);
        folder.Number("SELECT count(*) FROM snapshots WHERE sweep = 2").ShouldBe(1);
    }

    protected override ISweepStore Open() => SqliteStore.Open(folder.Journal);
}
