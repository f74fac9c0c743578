using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>The newest checkpoint of each trial that has one.</summary>
internal static class CheckpointTable
{
    /// <summary>Within a transaction.</summary>
    internal static void Save(SqliteDatabase database, CheckpointKey key, ReadOnlySpan<byte> state)
    {
        using var insert = database.Prepare(
            "INSERT OR REPLACE INTO checkpoints (sweep, trial, state, checksum) VALUES (?1, ?2, ?3, ?4)");
        insert.Bind(1, key.Sweep.Number).Bind(2, key.Trial.Number).BindBlob(3, state)
            .Bind(4, key.Checksum(state)).Run();
    }

    /// <summary>Null when there is none, or none that is whole.</summary>
    internal static ReadOnlyMemory<byte>? Load(SqliteDatabase database, CheckpointKey key)
    {
        using var select = database.Prepare("SELECT state, checksum FROM checkpoints WHERE sweep = ?1 AND trial = ?2");
        if (!select.Bind(1, key.Sweep.Number).Bind(2, key.Trial.Number).Step()) return null;
        var state = select.Bytes(0).ToArray();
        return select.Integer(1) == key.Checksum(state) ? state : (ReadOnlyMemory<byte>?)null;
    }

    internal static void Delete(SqliteDatabase database, CheckpointKey key)
    {
        using var delete = database.Prepare("DELETE FROM checkpoints WHERE sweep = ?1 AND trial = ?2");
        delete.Bind(1, key.Sweep.Number).Bind(2, key.Trial.Number).Run();
    }
}
