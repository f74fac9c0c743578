using Npgsql;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage.Leading;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The leader's row. Whether a lease is over is judged by the server's clock alone, which all coordinators
/// share; a commit that is under way holds the row until it is through.</summary>
/// <param name="database">Where the row is.</param>
/// <param name="holder">Names this process among all coordinators, earlier ones included.</param>
/// <param name="url">Where nodes and people reach it.</param>
public sealed class PostgresLeases(PostgresDatabase database, string holder, string url) : ILeaseTable
{
    // A server that hangs must be noticed while there is still time to step down.
    private const int TimeoutSeconds = 2;

    private const string Renew = """
        UPDATE sweep.leader SET lease_ends = clock_timestamp() + $1 WHERE epoch = $2 AND holder = $3
        RETURNING epoch
        """;

    private const string Begin = """
        UPDATE sweep.leader SET epoch = epoch + 1, holder = $2, url = $3, lease_ends = clock_timestamp() + $1
        WHERE lease_ends <= clock_timestamp()
        RETURNING epoch
        """;

    public LeaseAnswer Claim(long? epoch, TimeSpan lease) => database.Run(connection =>
    {
        using var command = epoch is { } own
            ? connection.Command(Renew, lease, own, holder)
            : connection.Command(Begin, lease, holder, url);
        command.CommandTimeout = TimeoutSeconds;
        return command.ExecuteScalar() is long granted
            ? new LeaseAnswer(new Leader(holder, url, granted), IsGranted: true)
            : new LeaseAnswer(Current(connection), IsGranted: false);
    });

    public void Release(long epoch) => database.Run(connection => connection.Execute(
        "UPDATE sweep.leader SET lease_ends = clock_timestamp() WHERE epoch = $1 AND holder = $2", epoch, holder));

    private Leader Current(NpgsqlConnection connection)
    {
        using var command = connection.Command("SELECT holder, url, epoch FROM sweep.leader");
        command.CommandTimeout = TimeoutSeconds;
        using var row = command.ExecuteReader();
        if (!row.Read()) throw FactRow.Damaged(database.Place, "the table 'sweep.leader' is empty");
        return new Leader(row.GetString(0), row.GetString(1), row.GetInt64(2));
    }
}
