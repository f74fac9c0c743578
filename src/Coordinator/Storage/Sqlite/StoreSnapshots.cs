using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>The last two snapshots of each sweep. Each is chained to the checksum of the fact that it ends with, so
/// that one of another history, or of facts that are gone, is not taken for one of this.</summary>
internal static class StoreSnapshots
{
    private const string Prune = """
        DELETE FROM snapshots WHERE sweep = ?1 AND sequence NOT IN (
            SELECT sequence FROM snapshots
            WHERE sweep = ?1 AND sequence <= (SELECT h.sequence FROM sweeps h WHERE h.sweep = ?1)
            ORDER BY sequence DESC LIMIT 2)
        """;

    private const string Sequences = """
        SELECT sequence FROM snapshots
        WHERE sweep = ?1 AND sequence <= (SELECT h.sequence FROM sweeps h WHERE h.sweep = ?1) ORDER BY sequence DESC
        """;

    /// <summary>Within a transaction.</summary>
    internal static void Save(SqliteDatabase database, SweepId sweep, JournalSnapshot snapshot)
    {
        var state = snapshot.State.Span;
        var history = StoreCheck.ChecksumAt(database, sweep, snapshot.Sequence);
        var checksum = FactChain.Next(history, snapshot.Sequence, state);
        using var insert = database.Prepare(
            "INSERT OR REPLACE INTO snapshots (sweep, sequence, state, checksum) VALUES (?1, ?2, ?3, ?4)");
        insert.Bind(1, sweep.Number).Bind(2, snapshot.Sequence).BindBlob(3, state).Bind(4, checksum).Run();
        using var prune = database.Prepare(Prune);
        prune.Bind(1, sweep.Number).Run();
    }

    /// <summary>The newest intact one.</summary>
    internal static JournalSnapshot? Latest(SqliteDatabase database, SweepId sweep)
    {
        var sequences = new List<long>();
        using var select = database.Prepare(Sequences);
        select.Bind(1, sweep.Number);
        while (select.Step()) sequences.Add(select.Integer(0));
        return sequences.Select(sequence => Load(database, sweep, sequence)).OfType<JournalSnapshot>().FirstOrDefault();
    }

    // Null when damaged, be it a bit of the state or a page of the file: the facts themselves are the truth.
    private static JournalSnapshot? Load(SqliteDatabase database, SweepId sweep, long sequence)
    {
        try
        {
            using var select = database.Prepare(
                "SELECT state, checksum FROM snapshots WHERE sweep = ?1 AND sequence = ?2");
            if (!select.Bind(1, sweep.Number).Bind(2, sequence).Step()) return null;
            var state = select.Bytes(0).ToArray();
            var history = StoreCheck.ChecksumAt(database, sweep, sequence);
            var expected = FactChain.Next(history, sequence, state);
            return select.Integer(1) == expected ? new JournalSnapshot(sequence, state) : null;
        }
        catch (JournalException error) when (error.Fault is JournalFault.Damaged)
        {
            return null;
        }
    }
}
