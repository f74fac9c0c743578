using Npgsql;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The newest checkpoint of each trial that has one.</summary>
internal static class PostgresCheckpoints
{
    // A sweep that was deleted meanwhile must not be given a checkpoint that nobody would ever delete.
    private const string Insert = """
        INSERT INTO sweep.checkpoints (sweep, trial, state, checksum)
        SELECT $1, $2, $3, $4 FROM sweep.sweeps WHERE sweep = $1 FOR KEY SHARE
        ON CONFLICT (sweep, trial) DO UPDATE SET state = excluded.state, checksum = excluded.checksum
        """;

    /// <summary>Within a transaction.</summary>
    internal static void Save(NpgsqlConnection connection, CheckpointKey key, ReadOnlyMemory<byte> state)
    {
        var checksum = (long)key.Checksum(state.Span);
        if (connection.Execute(Insert, key.Sweep.Number, key.Trial.Number, state.ToArray(), checksum) == 0)
            throw Refusals.NoSweep(key.Sweep);
    }

    /// <summary>Null when there is none, or none that is whole.</summary>
    internal static ReadOnlyMemory<byte>? Load(NpgsqlConnection connection, CheckpointKey key)
    {
        using var command = connection.Command(
            "SELECT state, checksum FROM sweep.checkpoints WHERE sweep = $1 AND trial = $2",
            key.Sweep.Number, key.Trial.Number);
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        var state = row.GetFieldValue<byte[]>(0);
        return row.GetInt64(1) == key.Checksum(state) ? state : (ReadOnlyMemory<byte>?)null;
    }

    internal static void Delete(NpgsqlConnection connection, CheckpointKey key) => connection.Execute(
        "DELETE FROM sweep.checkpoints WHERE sweep = $1 AND trial = $2", key.Sweep.Number, key.Trial.Number);
}
