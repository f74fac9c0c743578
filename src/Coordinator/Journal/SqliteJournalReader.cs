using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>The reading side of a journal's file. Each enumeration has its own connection and sees the journal as it
/// was when it began; a writer beside it is neither seen nor held up.</summary>
internal sealed class SqliteJournalReader : IJournalReader
{
    private const string InOrder =
        "SELECT sequence, trial, body, checksum FROM facts WHERE sequence > ?1 ORDER BY sequence";

    // The fact before is looked up while the table is scanned in order, when it is still at hand.
    private const string ByTrial = """
        SELECT sequence, trial, body, checksum, (SELECT p.checksum FROM facts p WHERE p.sequence = f.sequence - 1)
        FROM facts f ORDER BY trial, sequence
        """;

    // A scan: a journal of one sweep is asked for one trial by people, not by programs.
    private const string OfTrial = """
        SELECT sequence, trial, body, checksum, (SELECT p.checksum FROM facts p WHERE p.sequence = f.sequence - 1)
        FROM facts f WHERE trial = ?1 ORDER BY sequence
        """;

    private readonly string file;

    internal SqliteJournalReader(string file) => this.file = file;

    public long LastSequence
    {
        get
        {
            using var database = BeginReading();
            return FactTable.ReadHead(database).Sequence;
        }
    }

    /// <summary>After a look at the file, so that what is wrong with it is said at once.</summary>
    internal static SqliteJournalReader Open(string file)
    {
        using var database = JournalFile.BeginReading(file, JournalSchema.Layout);
        CheckEnd(database);
        return new SqliteJournalReader(file);
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        using var database = BeginReading();
        var head = FactTable.ReadHead(database);
        if (afterSequence >= head.Sequence) yield break;
        var last = new ChainHead(afterSequence, ChecksumAt(database, afterSequence));
        using var select = database.Prepare(InOrder);
        select.Bind(1, afterSequence);
        while (select.Step())
        {
            if (select.Integer(0) != last.Sequence + 1) throw FactRow.Missing(file, last.Sequence + 1);
            var recorded = Row(select, last.Checksum).Verified(file);
            last = new ChainHead(recorded.Sequence, (uint)select.Integer(3));
            yield return recorded;
        }

        if (last.Sequence != head.Sequence) throw FactRow.Missing(file, last.Sequence + 1);
    }

    public IEnumerable<RecordedFact> ReadByTrial()
    {
        using var database = BeginReading();
        var head = FactTable.ReadHead(database);
        using var select = database.Prepare(ByTrial);
        var count = 0L;
        while (select.Step())
        {
            count++;
            var recorded = Row(select, Previous(select)).Verified(file);
            if (recorded.Fact.Subject is not null) yield return recorded;
        }

        if (count != head.Sequence) throw FactRow.Damaged(file, "facts are missing at its end");
    }

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial)
    {
        using var database = BeginReading();
        using var select = database.Prepare(OfTrial);
        select.Bind(1, trial.Number);
        while (select.Step()) yield return Row(select, Previous(select)).Verified(file);
    }

    public JournalSnapshot? LatestSnapshot()
    {
        using var database = BeginReading();
        return SnapshotTable.Latest(database);
    }

    public void Dispose()
    {
        // Connections live as long as their enumerations.
    }

    /// <summary>The chain's checksum after a fact; the start's for 0.</summary>
    internal static uint ChecksumAt(SqliteDatabase database, long sequence)
    {
        if (sequence == 0) return FactChain.Start;
        using var select = database.Prepare("SELECT checksum FROM facts WHERE sequence = ?1");
        return select.Bind(1, sequence).Step()
            ? (uint)select.Integer(0)
            : throw FactRow.Damaged(database.File, FormattableString.Invariant($"fact {sequence} is missing"));
    }

    /// <summary>That the last fact is the one that the head names.</summary>
    internal static void CheckEnd(SqliteDatabase database)
    {
        var head = FactTable.ReadHead(database);
        var last = database.Number("SELECT max(sequence) FROM facts") ?? 0;
        if (last != head.Sequence || ChecksumAt(database, last) != head.Checksum)
        {
            throw FactRow.Damaged(database.File, FormattableString.Invariant(
                $"it should end with fact {head.Sequence}, and ends with fact {last} or another checksum"));
        }
    }

    private SqliteDatabase BeginReading() => JournalFile.BeginReading(file, JournalSchema.Layout);

    // Rows that are not read in order bring the checksum of the fact before them along.
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
