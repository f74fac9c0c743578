using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage.Sqlite;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>Whatever changes a store's file behind its back is noticed, and named by its sweep and its place.</summary>
public sealed class SqliteStoreDamageTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public SqliteStoreDamageTests()
    {
        using var store = SqliteStore.Open(folder.Journal);
        store.Commit([Reports(new SweepId(1), 60), Reports(new SweepId(2), 60)]);
        store.SaveSnapshot(new SweepId(2), new JournalSnapshot(20, "old"u8.ToArray()));
        store.SaveSnapshot(new SweepId(2), new JournalSnapshot(40, "new"u8.ToArray()));
        store.SaveCheckpoint(new SweepId(2), new TrialId(1), "weights"u8.ToArray());
        store.SaveCheckpoint(new SweepId(2), new TrialId(2), "weights"u8.ToArray());
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("UPDATE facts SET body = replace(body, ':30,', ':31,') WHERE sweep = 2 AND sequence = 30")]
    [InlineData("UPDATE facts SET checksum = checksum + 1 WHERE sweep = 2 AND sequence = 30")]
    [InlineData("UPDATE facts SET trial = 3 WHERE sweep = 2 AND sequence = 30")]
    [InlineData("UPDATE facts SET sweep = 3 WHERE sweep = 2 AND sequence = 30;" +
        "UPDATE facts SET sweep = 2, sequence = 30 WHERE sweep = 1 AND sequence = 31;" +
        "DELETE FROM facts WHERE sweep = 3")]
    [InlineData("DELETE FROM facts WHERE sweep = 2 AND sequence = 30")]
    public void A_changed_removed_or_moved_fact_is_noticed(string sql)
    {
        folder.Execute(sql);
        using var store = SqliteStore.Open(folder.Journal);
        using var reader = store.Reader(new SweepId(2));

        var error = Should.Throw<JournalException>(() => reader.Read().Count());

        error.Fault.ShouldBe(JournalFault.Damaged);
        error.Message.ShouldContain(folder.Journal);
        error.Message.ShouldContain("sweep-0002");
        error.Message.ShouldContain("fact 30");
        Should.Throw<JournalException>(() => reader.ReadByTrial().Count()).Fault.ShouldBe(JournalFault.Damaged);
    }

    [Fact]
    public void Damage_of_one_sweep_leaves_the_others_readable()
    {
        folder.Execute("DELETE FROM facts WHERE sweep = 2 AND sequence = 30");
        using var store = SqliteStore.Open(folder.Journal);

        Steps(store, new SweepId(1)).Length.ShouldBe(60);
    }

    [Fact]
    public void Damage_is_noticed_when_one_trial_is_read()
    {
        folder.Execute("DELETE FROM facts WHERE sweep = 2 AND sequence = 29");
        using var store = SqliteStore.Open(folder.Journal);
        using var reader = store.Reader(new SweepId(2));

        Should.Throw<JournalException>(() => reader.ReadTrial(new TrialId(0)).Count())
            .Message.ShouldContain("sweep-0002: fact 29 is missing");
    }

    [Theory]
    [InlineData("DELETE FROM facts WHERE sweep = 2 AND sequence = 60", "sweep-0002")]
    [InlineData("DELETE FROM facts WHERE sweep = 2", "sweep-0002")]
    [InlineData("UPDATE facts SET checksum = 5 WHERE sweep = 2 AND sequence = 60", "sweep-0002")]
    [InlineData("INSERT INTO facts VALUES (2, 61, 1, '{}', 0)", "sweep-0002")]
    [InlineData("DELETE FROM sweeps WHERE sweep = 2", "sweep-0002")]
    [InlineData("INSERT INTO facts VALUES (9, 1, 1, '{}', 0)", "sweep-0009")]
    [InlineData("UPDATE store SET next_sweep = 2", "sweep-0002")]
    [InlineData("DELETE FROM store", "store")]
    [InlineData("DROP TABLE facts", "facts")]
    public void A_store_with_another_end_than_was_written_is_not_opened(string sql, string place)
    {
        folder.Execute(sql);

        var error = Should.Throw<JournalException>(() => SqliteStore.Open(folder.Journal));

        error.Fault.ShouldBe(JournalFault.Damaged);
        error.Message.ShouldContain(place);
    }

    [Theory]
    [InlineData("UPDATE snapshots SET state = x'00' WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET checksum = 0 WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET sweep = 1", null)]
    [InlineData("UPDATE snapshots SET sequence = 99 WHERE sequence = 40", 20L)]
    public void A_damaged_snapshot_is_passed_over(string sql, long? expected)
    {
        folder.Execute(sql);
        using var store = SqliteStore.Open(folder.Journal);
        using var reader = store.Reader(new SweepId(2));

        (reader.LatestSnapshot()?.Sequence).ShouldBe(expected);
    }

    [Theory]
    [InlineData("UPDATE checkpoints SET state = x'00' WHERE trial = 1")]
    [InlineData("UPDATE checkpoints SET trial = 5 WHERE trial = 1; UPDATE checkpoints SET trial = 1 WHERE trial = 2")]
    public void A_damaged_or_moved_checkpoint_is_passed_over(string sql)
    {
        folder.Execute(sql);
        using var store = SqliteStore.Open(folder.Journal);

        store.LoadCheckpoint(new SweepId(2), new TrialId(1)).ShouldBeNull();
    }
}
