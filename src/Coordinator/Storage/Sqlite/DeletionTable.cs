using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>Deletes sweeps little by little: a sweep disappears at once, and its facts, of which there may be millions,
/// go a few with each commit, so that no commit waits for long.</summary>
internal sealed class DeletionTable : IDisposable
{
    private const long FactsAtOnce = 5_000;

    private readonly SqliteDatabase database;
    private readonly SqliteStatement purge;
    private bool isIdle;
    private bool isIdleNow;

    internal DeletionTable(SqliteDatabase database)
    {
        this.database = database;
        purge = database.Prepare("""
            DELETE FROM facts WHERE sweep = ?1 AND sequence <= ?2 + (SELECT min(sequence) FROM facts WHERE sweep = ?1)
            """);
        isIdle = Oldest() is null;
    }

    /// <summary>Within a transaction.</summary>
    internal void Begin(SweepId sweep)
    {
        foreach (var table in new[] { "sweeps", "snapshots", "checkpoints" })
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE sweep = ?1");
            delete.Bind(1, sweep.Number).Run();
        }

        using var insert = database.Prepare("INSERT INTO deletions (sweep) VALUES (?1)");
        insert.Bind(1, sweep.Number).Run();
        isIdle = false;
        Continue();
    }

    /// <summary>Removes some facts of sweeps that are deleted; within a transaction.</summary>
    internal void Continue()
    {
        isIdleNow = isIdle;
        if (isIdle || Oldest() is not { } sweep) return;
        purge.Bind(1, sweep).Bind(2, FactsAtOnce).Run();
        if (database.Number(FormattableString.Invariant($"SELECT 1 FROM facts WHERE sweep = {sweep} LIMIT 1")) is 1)
            return;
        database.Execute(FormattableString.Invariant($"DELETE FROM deletions WHERE sweep = {sweep}"));
        isIdleNow = Oldest() is null;
    }

    /// <summary>The transaction is durable.</summary>
    internal void Settle() => isIdle = isIdleNow;

    public void Dispose() => purge.Dispose();

    private long? Oldest() => database.Number("SELECT sweep FROM deletions LIMIT 1");
}
