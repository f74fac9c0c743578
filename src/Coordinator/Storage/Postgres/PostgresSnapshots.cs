using Npgsql;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The last two snapshots of one sweep. Each is chained to the checksum of the fact that it ends with, so that
/// one of another history, or of facts that are gone, is not taken for one of this.</summary>
internal sealed class PostgresSnapshots(NpgsqlConnection connection, string place, SweepId sweep)
{
    private const string Insert = """
        INSERT INTO sweep.snapshots (sweep, sequence, state, checksum) VALUES ($1, $2, $3, $4)
        ON CONFLICT (sweep, sequence) DO UPDATE SET state = excluded.state, checksum = excluded.checksum
        """;

    private const string Known = """
        SELECT sequence FROM sweep.snapshots
        WHERE sweep = $1 AND sequence <= (SELECT h.sequence FROM sweep.sweeps h WHERE h.sweep = $1)
        ORDER BY sequence DESC
        """;

    private const string Prune =
        $"DELETE FROM sweep.snapshots WHERE sweep = $1 AND sequence NOT IN ({Known} LIMIT 2)";

    /// <summary>Within a transaction.</summary>
    internal void Save(JournalSnapshot snapshot)
    {
        var history = PostgresCheck.ChecksumAt(connection, place, sweep, snapshot.Sequence);
        var checksum = FactChain.Next(history, snapshot.Sequence, snapshot.State.Span);
        connection.Execute(Insert, sweep.Number, snapshot.Sequence, snapshot.State.ToArray(), (long)checksum);
        connection.Execute(Prune, sweep.Number);
    }

    /// <summary>The newest intact one.</summary>
    internal JournalSnapshot? Latest()
    {
        var sequences = new List<long>();
        using (var command = connection.Command(Known, sweep.Number))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read()) sequences.Add(rows.GetInt64(0));
        }

        return sequences.Select(Load).OfType<JournalSnapshot>().FirstOrDefault();
    }

    // Null when damaged: the facts themselves are the truth.
    private JournalSnapshot? Load(long sequence)
    {
        var history = sequence == 0 ? FactChain.Start : connection.Number(
            "SELECT checksum FROM sweep.facts WHERE sweep = $1 AND sequence = $2", sweep.Number, sequence);
        if (history is null) return null;
        using var command = connection.Command(
            "SELECT state, checksum FROM sweep.snapshots WHERE sweep = $1 AND sequence = $2", sweep.Number, sequence);
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        var state = row.GetFieldValue<byte[]>(0);
        return row.GetInt64(1) == FactChain.Next((uint)history, sequence, state)
            ? new JournalSnapshot(sequence, state) : null;
    }
}
