using Npgsql;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The two ends of every transaction that writes. It commits only while the leader's row still names its
/// epoch; and since a process may be frozen in the middle of one, it marks itself, so that the next leader can end
/// it.</summary>
internal static class PostgresFence
{
    // The class of the advisory locks that mark writers; the second key is the epoch.
    private const int WriterMark = 0x53575053;

    private const string DivisionByZero = "22012";

    // The row is locked until the commit, so that it cannot change hands in between. An error, and not an empty answer,
    // because the commit is on its way already: a frozen process must not be able to hold the row.
    private const string IsLeading =
        "SELECT 1 / coalesce((SELECT 1 FROM sweep.leader WHERE epoch = $1 FOR SHARE), 0)";

    private const string EndEarlier = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = $1::bigint::oid AND objid::bigint < $2 AND objsubid = 2
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    /// <summary>Begins a transaction of an epoch. The mark comes before the look at the row: whoever takes over sees
    /// the mark, or this sees the taking over.</summary>
    internal static void Enter(NpgsqlConnection connection, long epoch, string place)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL synchronous_commit = on"));
        batch.BatchCommands.Add(With("SELECT pg_advisory_xact_lock_shared($1, $2)", WriterMark, checked((int)epoch)));
        batch.ExecuteNonQuery();
        if (connection.Number("SELECT 1 FROM sweep.leader WHERE epoch = $1", epoch) is null)
            throw Fenced(epoch, place);
    }

    internal static void Commit(NpgsqlConnection connection, long epoch, string place)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(With(IsLeading, epoch));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (PostgresException error) when (error.SqlState == DivisionByZero)
        {
            throw Fenced(epoch, place);
        }
    }

    /// <summary>Ends the transactions of earlier leaders that are still open: their facts, though never to be
    /// committed, would make those of this epoch wait.</summary>
    internal static void EndEarlierThan(NpgsqlConnection connection, long epoch) =>
        connection.Number(EndEarlier, (long)WriterMark, epoch);

    private static NpgsqlBatchCommand With(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static JournalException Fenced(long epoch, string place) => new(JournalFault.Fenced,
        FormattableString.Invariant($"{place}: another coordinator leads now, so this one's writes (epoch {epoch}) ") +
        "are refused. What was recorded before is safe.");
}
