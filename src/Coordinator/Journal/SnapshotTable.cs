namespace Sweep.Coordinator.Journal;

/// <summary>The last two snapshots. Each is chained to the checksum of the fact that it ends with, so that one of
/// another history, or of facts that are gone, is not taken for one of this.</summary>
internal static class SnapshotTable
{
    private const string Prune = """
        DELETE FROM snapshots WHERE sequence > (SELECT sequence FROM head) OR sequence NOT IN (
            SELECT sequence FROM snapshots WHERE sequence <= (SELECT sequence FROM head)
            ORDER BY sequence DESC LIMIT 2)
        """;

    /// <summary>Within a transaction.</summary>
    internal static void Save(SqliteDatabase database, JournalSnapshot snapshot)
    {
        var state = snapshot.State.Span;
        var history = SqliteJournalReader.ChecksumAt(database, snapshot.Sequence);
        var checksum = FactChain.Next(history, snapshot.Sequence, state);
        using var insert = database.Prepare(
            "INSERT OR REPLACE INTO snapshots (sequence, state, checksum) VALUES (?1, ?2, ?3)");
        insert.Bind(1, snapshot.Sequence).BindBlob(2, state).Bind(3, checksum).Run();
        database.Execute(Prune);
    }

    /// <summary>The newest intact one.</summary>
    internal static JournalSnapshot? Latest(SqliteDatabase database) =>
        Sequences(database).Select(sequence => Load(database, sequence)).OfType<JournalSnapshot>().FirstOrDefault();

    private static List<long> Sequences(SqliteDatabase database)
    {
        var sequences = new List<long>();
        using var select = database.Prepare(
            "SELECT sequence FROM snapshots WHERE sequence <= (SELECT sequence FROM head) ORDER BY sequence DESC");
        while (select.Step()) sequences.Add(select.Integer(0));
        return sequences;
    }

    // Null when damaged, be it a bit of the state or a page of the file: the facts themselves are the truth.
    private static JournalSnapshot? Load(SqliteDatabase database, long sequence)
    {
        try
        {
            using var select = database.Prepare("SELECT state, checksum FROM snapshots WHERE sequence = ?1");
            if (!select.Bind(1, sequence).Step()) return null;
            var state = select.Bytes(0).ToArray();
            var history = SqliteJournalReader.ChecksumAt(database, sequence);
            var expected = FactChain.Next(history, sequence, state);
            return select.Integer(1) == expected ? new JournalSnapshot(sequence, state) : null;
        }
        catch (JournalException error) when (error.Fault is JournalFault.Damaged)
        {
            return null;
        }
    }
}
