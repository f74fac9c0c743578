using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>The reading side of one sweep in a store's file. Each enumeration has its own connection and sees the sweep
/// as it was when it began; a writer beside it is neither seen nor held up.</summary>
internal sealed class SqliteStoreReader(string file, SweepId sweep) : IJournalReader
{
    private const string InOrder =
        "SELECT sequence, trial, body, checksum FROM facts WHERE sweep = ?1 AND sequence > ?2 ORDER BY sequence";

    // By the index; the fact before is on the same page as the fact, or on the one beside it.
    private const string ByTrial = """
        SELECT sequence, trial, body, checksum,
            (SELECT p.checksum FROM facts p WHERE p.sweep = ?1 AND p.sequence = f.sequence - 1)
        FROM facts f WHERE sweep = ?1 ORDER BY trial, sequence
        """;

    // Without the name of the index SQLite would scan the whole sweep for the sake of the order.
    private const string OfTrial = """
        SELECT sequence, trial, body, checksum,
            (SELECT p.checksum FROM facts p WHERE p.sweep = ?1 AND p.sequence = f.sequence - 1)
        FROM facts f INDEXED BY facts_by_trial WHERE sweep = ?1 AND trial = ?2 ORDER BY sequence
        """;

    private readonly string place = $"{file}, {sweep}";

    public long LastSequence
    {
        get
        {
            using var database = BeginReading();
            return Head(database).Sequence;
        }
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        using var database = BeginReading();
        var head = Head(database);
        if (afterSequence >= head.Sequence) yield break;
        var last = new ChainHead(afterSequence, StoreCheck.ChecksumAt(database, sweep, afterSequence));
        using var select = database.Prepare(InOrder);
        select.Bind(1, sweep.Number).Bind(2, afterSequence);
        while (select.Step())
        {
            if (select.Integer(0) != last.Sequence + 1) throw FactRow.Missing(place, last.Sequence + 1);
            var recorded = Row(select, last.Checksum).Verified(place);
            last = new ChainHead(recorded.Sequence, (uint)select.Integer(3));
            yield return recorded;
        }

        if (last.Sequence != head.Sequence) throw FactRow.Missing(place, last.Sequence + 1);
    }

    public IEnumerable<RecordedFact> ReadByTrial()
    {
        using var database = BeginReading();
        var head = Head(database);
        if (head.Sequence == 0) yield break;
        using var select = database.Prepare(ByTrial);
        select.Bind(1, sweep.Number);
        var count = 0L;
        while (select.Step())
        {
            count++;
            var recorded = Row(select, Previous(select)).Verified(place);
            if (recorded.Fact.Subject is not null) yield return recorded;
        }

        if (count != head.Sequence) throw FactRow.Damaged(place, "facts are missing at its end");
    }

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial)
    {
        using var database = BeginReading();
        if (Head(database).Sequence == 0) yield break;
        using var select = database.Prepare(OfTrial);
        select.Bind(1, sweep.Number).Bind(2, trial.Number);
        while (select.Step()) yield return Row(select, Previous(select)).Verified(place);
    }

    public JournalSnapshot? LatestSnapshot()
    {
        using var database = BeginReading();
        return StoreSnapshots.Latest(database, sweep);
    }

    public void Dispose()
    {
        // Connections live as long as their enumerations.
    }

    private SqliteDatabase BeginReading() => JournalFile.BeginReading(file, StoreLayout.Layout);

    private ChainHead Head(SqliteDatabase database)
    {
        using var select = database.Prepare("SELECT sequence, checksum FROM sweeps WHERE sweep = ?1");
        return select.Bind(1, sweep.Number).Step()
            ? new ChainHead(select.Integer(0), (uint)select.Integer(1))
            : ChainHead.Start;
    }

    private static uint? Previous(SqliteStatement row) =>
        row.Integer(0) == 1 ? FactChain.Start : row.IsNull(4) ? null : (uint)row.Integer(4);

    private static FactRow Row(SqliteStatement row, uint? previous) => new()
    {
        Sequence = row.Integer(0),
        Trial = row.IsNull(1) ? null : row.Integer(1),
        Body = row.Bytes(2),
        Checksum = (uint)row.Integer(3),
        Previous = previous,
    };
}
