using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Postgres;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresStoreTests(PostgresServer server) : StoreContractTests, IDisposable
{
    private readonly string connection = PostgresServer.WhyThereIsNone is null ? server.NewDatabase() : "";
    private readonly List<PostgresDatabase> opened = [];

    public void Dispose()
    {
        foreach (var database in opened) database.Dispose();
    }

    [PostgresFact]
    public void A_leader_of_an_earlier_epoch_is_fenced_off_and_nothing_of_it_is_stored()
    {
        using var old = Open();
        old.Commit([Created(First, "one"), Reports(First, 3)]);

        using var successor = Open();
        var error = Should.Throw<JournalException>(() => old.Commit([Reports(First, 5, firstStep: 4)]));
        successor.Commit([Reports(First, 2, firstStep: 4)]);

        error.Fault.ShouldBe(JournalFault.Fenced);
        Should.Throw<JournalException>(() => old.Commit([Reports(First, 1)])).Fault.ShouldBe(JournalFault.Fenced);
        Steps(successor, First).ShouldBe([1, 2, 3, 4, 5]);
    }

    [PostgresFact]
    public void A_fenced_leader_changes_nothing_else_either()
    {
        using var old = Open();
        old.Commit([Created(First, "one"), Reports(First, 9)]);
        using var successor = Open();

        Fenced(() => old.SaveSnapshot(First, Snapshot(3)));
        Fenced(() => old.Delete(First));
        Fenced(() => old.SaveCheckpoint(First, new TrialId(1), new byte[] { 1 }));

        using var reader = successor.Reader(First);
        reader.LatestSnapshot().ShouldBeNull();
        reader.Read().Count().ShouldBe(10);
        successor.LoadCheckpoint(First, new TrialId(1)).ShouldBeNull();
    }

    [PostgresFact]
    public void A_store_is_opened_by_nobody_but_the_leader()
    {
        Open().Dispose();
        var database = opened[0];

        Fenced(() => PostgresStore.Open(database, epoch: 7));
    }

    [PostgresFact]
    public void A_leader_that_was_frozen_in_the_middle_of_a_commit_holds_up_nobody()
    {
        using var old = Open();
        old.Commit([Reports(First, 3)]);
        using var frozen = new Npgsql.NpgsqlConnection(connection);
        frozen.Open();
        PostgresFence.Enter(frozen, epoch: 1, "here");
        frozen.Execute("INSERT INTO sweep.facts VALUES (1, 4, NULL, '{}', 0)");

        using var successor = Open();
        successor.Commit([Reports(First, 1, firstStep: 4)]);

        Should.Throw<Npgsql.NpgsqlException>(() => PostgresFence.Commit(frozen, epoch: 1, "here"));
        Steps(successor, First).ShouldBe([1, 2, 3, 4]);
    }

    [PostgresFact]
    public void A_transaction_that_began_before_another_took_over_is_not_committed()
    {
        using var old = Open();
        old.Commit([Reports(First, 3)]);
        using var late = new Npgsql.NpgsqlConnection(connection);
        late.Open();
        PostgresFence.Enter(late, epoch: 1, "here");
        late.Execute("INSERT INTO sweep.facts VALUES (1, 4, NULL, '{}', 0)");
        var (database, _) = PostgresServer.Lead(connection, "successor");
        opened.Add(database);

        Fenced(() => PostgresFence.Commit(late, epoch: 1, "here"));

        Number("SELECT count(*) FROM sweep.facts").ShouldBe(3);
    }

    [PostgresFact]
    public void Connections_that_break_between_two_commits_are_replaced()
    {
        using var store = Open();
        store.Commit([Reports(First, 3)]);

        PostgresServer.Execute(connection, """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);
        store.Commit([Reports(First, 2, firstStep: 4)]);

        Steps(store, First).ShouldBe([1, 2, 3, 4, 5]);
    }

    [PostgresFact]
    public void A_server_that_dies_loses_nothing_that_was_committed()
    {
        var store = Open();
        for (var group = 0; group < 20; group++) store.Commit([Reports(First, 7, firstStep: 1 + (group * 7))]);

        server.Kill();
        var error = Should.Throw<JournalException>(() => store.Commit([Reports(First, 1)]));
        server.Start();

        using var again = Open();
        error.Fault.ShouldBe(JournalFault.StorageFailed);
        error.Message.ShouldContain("cannot be reached");
        Steps(again, First).ShouldBe(Enumerable.Range(1, 140).Select(step => (long)step));
        again.Commit([Reports(First, 1, firstStep: 141)]);
    }

    [PostgresFact]
    public void A_long_sweep_is_deleted_little_by_little_and_is_invisible_at_once()
    {
        using var store = Open();
        store.Commit([Reports(First, 3), Reports(Second, 12_000)]);

        store.Delete(Second);

        using var reader = store.Reader(Second);
        reader.Read().ShouldBeEmpty();
        Number("SELECT count(*) FROM sweep.facts WHERE sweep = 2").ShouldBeGreaterThan(0);
        for (var commit = 0; commit < 3; commit++) store.Commit([Reports(First, 1)]);
        Number("SELECT count(*) FROM sweep.facts WHERE sweep = 2").ShouldBe(0);
        Number("SELECT count(*) FROM sweep.deletions").ShouldBe(0);
    }

    [PostgresFact]
    public void A_reader_that_stops_early_leaves_its_connection_usable()
    {
        using var store = Open();
        store.Commit([Reports(First, 9_000)]);
        using var reader = store.Reader(First);

        for (var i = 0; i < 200; i++) reader.Read().First().Sequence.ShouldBe(1);

        reader.Read(8_990).Count().ShouldBe(10);
    }

    [PostgresFact]
    public void A_snapshot_that_was_changed_is_passed_over()
    {
        using var store = Open();
        store.Commit([Reports(First, 10)]);
        foreach (var sequence in new[] { 2, 5, 9 }) store.SaveSnapshot(First, Snapshot(sequence));

        Number("UPDATE sweep.snapshots SET state = 'x' WHERE sequence = 9 RETURNING 1");

        using var reader = store.Reader(First);
        reader.LatestSnapshot()!.Sequence.ShouldBe(5);
        Number("SELECT count(*) FROM sweep.snapshots").ShouldBe(2);
    }

    protected override ISweepStore Open()
    {
        var (database, epoch) = PostgresServer.Lead(connection, $"coordinator-{opened.Count}");
        opened.Add(database);
        return PostgresStore.Open(database, epoch);
    }

    private long Number(string sql) => Convert.ToInt64(
        PostgresServer.Execute(connection, sql), System.Globalization.CultureInfo.InvariantCulture);

    private static void Fenced(Action action) =>
        Should.Throw<JournalException>(action).Fault.ShouldBe(JournalFault.Fenced);
}
