using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Postgres;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>Whatever changes the tables behind a store's back is noticed and named; what cannot be used is refused
/// without telling the password.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresDamageTests(PostgresServer server)
{
    [PostgresFact]
    public void A_changed_removed_or_moved_fact_is_noticed()
    {
        foreach (var sql in new[]
        {
            "UPDATE sweep.facts SET body = replace(body, ':30,', ':31,') WHERE sweep = 2 AND sequence = 30",
            "UPDATE sweep.facts SET checksum = checksum + 1 WHERE sweep = 2 AND sequence = 30",
            "UPDATE sweep.facts SET trial = 3 WHERE sweep = 2 AND sequence = 30",
            "DELETE FROM sweep.facts WHERE sweep = 2 AND sequence = 30",
        })
        {
            var connection = Damaged(sql);
            var (database, epoch) = PostgresServer.Lead(connection, "second");
            using var store = PostgresStore.Open(database, epoch);
            using var reader = store.Reader(new SweepId(2));

            var error = Should.Throw<JournalException>(() => reader.Read().Count());

            error.Fault.ShouldBe(JournalFault.Damaged);
            error.Message.ShouldContain("sweep-0002");
            error.Message.ShouldContain("fact 30");
            Should.Throw<JournalException>(() => reader.ReadByTrial().Count()).Fault.ShouldBe(JournalFault.Damaged);
            Steps(store, new SweepId(1)).Length.ShouldBe(60);
            database.Dispose();
        }
    }

    [PostgresFact]
    public void A_store_with_another_end_than_was_written_is_not_opened()
    {
        foreach (var sql in new[]
        {
            "DELETE FROM sweep.facts WHERE sweep = 2 AND sequence = 60",
            "DELETE FROM sweep.sweeps WHERE sweep = 2",
            "UPDATE sweep.store SET next_sweep = 2",
        })
        {
            var (database, epoch) = PostgresServer.Lead(Damaged(sql), "second");

            var error = Should.Throw<JournalException>(() => PostgresStore.Open(database, epoch));

            error.Fault.ShouldBe(JournalFault.Damaged);
            error.Message.ShouldContain("sweep-0002");
            database.Dispose();
        }
    }

    [PostgresFact]
    public void A_store_of_a_newer_layout_is_refused()
    {
        var connection = Damaged("UPDATE sweep.store SET layout = 2");

        Should.Throw<JournalException>(() => PostgresDatabase.Open(connection))
            .Fault.ShouldBe(JournalFault.NewerVersion);
    }

    [PostgresFact]
    public void A_server_that_refuses_the_user_is_named_without_the_password()
    {
        var connection = server.Connection("postgres").Replace("sesame", "barley", StringComparison.Ordinal);

        var error = Should.Throw<JournalException>(() => PostgresDatabase.Open(connection));

        error.Fault.ShouldBe(JournalFault.Unreadable);
        error.Message.ShouldContain("postgres:127.0.0.1:");
        error.ToString().ShouldNotContain("barley");
    }

    [PostgresFact]
    public void A_user_who_may_not_make_tables_is_told_what_is_missing()
    {
        var connection = server.NewDatabase();
        PostgresServer.Execute(connection, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
        var guest = new Npgsql.NpgsqlConnectionStringBuilder(connection) { Username = "guest", Password = "guest" };

        var error = Should.Throw<JournalException>(() => PostgresDatabase.Open(guest.ConnectionString));

        error.Fault.ShouldBe(JournalFault.Unreadable);
        error.Message.ShouldContain("docs/storage.md");
    }

    [PostgresFact]
    public void The_rights_that_the_documentation_lists_are_enough()
    {
        var connection = server.NewDatabase();
        PostgresDatabase.Open(connection).Dispose();
        PostgresServer.Execute(connection, """
            CREATE ROLE sweep_writer LOGIN PASSWORD 'writer';
            GRANT USAGE ON SCHEMA sweep TO sweep_writer;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sweep TO sweep_writer;
            """);
        var writer = new Npgsql.NpgsqlConnectionStringBuilder(connection)
        {
            Username = "sweep_writer", Password = "writer",
        };
        var (database, epoch) = PostgresServer.Lead(writer.ConnectionString, "writer");

        using (database)
        using (var store = PostgresStore.Open(database, epoch))
        {
            store.Commit([Reports(new SweepId(1), 5), Reports(new SweepId(2), 5)]);
            store.SaveSnapshot(new SweepId(1), Snapshot(3));
            store.SaveCheckpoint(new SweepId(1), new TrialId(1), new byte[] { 1 });
            store.Delete(new SweepId(2));

            Steps(store, new SweepId(1)).Length.ShouldBe(5);
            store.Sweeps().Count.ShouldBe(1);
        }
    }

    [Fact]
    public void A_server_that_is_not_there_is_named_without_the_password()
    {
        var error = Should.Throw<JournalException>(
            () => PostgresDatabase.Open("postgres://sweep:geheim@127.0.0.1:1/sweep"));

        error.Fault.ShouldBe(JournalFault.StorageFailed);
        error.Message.ShouldStartWith("postgres:127.0.0.1:1/sweep: the server cannot be reached");
        error.ToString().ShouldNotContain("geheim");
    }

    [Theory]
    [InlineData("Host=a;Port=geheim")]
    [InlineData("Hurst=a;Password=geheim")]
    [InlineData("geheim")]
    [InlineData("postgres://sweep:geheim@host:port/x")]
    [InlineData("postgres://sweep@host/x?colour=geheim")]
    public void An_address_that_cannot_be_read_is_refused_without_being_repeated(string address)
    {
        var error = Should.Throw<JournalException>(() => PostgresDatabase.Open(address));

        error.Fault.ShouldBe(JournalFault.Unreadable);
        error.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public void The_address_of_a_store_is_read_and_shown_without_its_password()
    {
        StoreAddress.Parse("sqlite:/data/sweeps.db").ShouldBe(new StoreAddress.SqliteFile("/data/sweeps.db"));
        StoreAddress.Parse("postgres://a:geheim@b/c").ShouldBe(
            new StoreAddress.PostgresServer("postgres://a:geheim@b/c"));
        StoreAddress.Parse("postgres:Host=b;Password=geheim").ShouldBe(
            new StoreAddress.PostgresServer("Host=b;Password=geheim"));
        StoreAddress.Parse("postgres://a:geheim@b/c").ToString().ShouldNotContain("geheim");
        Should.Throw<JournalException>(() => StoreAddress.Parse("mysql:geheim")).ToString().ShouldNotContain("geheim");
    }

    private string Damaged(string sql)
    {
        var connection = server.NewDatabase();
        var (database, epoch) = PostgresServer.Lead(connection, "first");
        using (database)
        using (var store = PostgresStore.Open(database, epoch))
            store.Commit([Reports(new SweepId(1), 60), Reports(new SweepId(2), 60)]);
        PostgresServer.Execute(connection, sql);
        return connection;
    }
}
