using Npgsql;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>Deletes sweeps little by little: a sweep disappears at once, and its facts, of which there may be millions,
/// go a few with each commit, so that no commit waits for long.</summary>
internal static class PostgresDeletions
{
    private const long FactsAtOnce = 5_000;

    private const string Purge = """
        DELETE FROM sweep.facts WHERE sweep = $1
            AND sequence <= $2 + (SELECT min(sequence) FROM sweep.facts WHERE sweep = $1)
        """;

    /// <summary>Within a transaction.</summary>
    internal static void Begin(NpgsqlConnection connection, SweepId sweep)
    {
        foreach (var table in new[] { "sweeps", "snapshots", "checkpoints" })
            connection.Execute($"DELETE FROM sweep.{table} WHERE sweep = $1", sweep.Number);
        connection.Execute("INSERT INTO sweep.deletions (sweep) VALUES ($1) ON CONFLICT DO NOTHING", sweep.Number);
        Continue(connection);
    }

    /// <summary>Removes some facts of sweeps that are deleted; within a transaction.</summary>
    internal static void Continue(NpgsqlConnection connection)
    {
        if (connection.Number("SELECT sweep FROM sweep.deletions LIMIT 1") is not { } sweep) return;
        connection.Execute(Purge, sweep, FactsAtOnce);
        if (connection.Number("SELECT 1 FROM sweep.facts WHERE sweep = $1 LIMIT 1", sweep) is not null) return;
        connection.Execute("DELETE FROM sweep.deletions WHERE sweep = $1", sweep);
    }
}
