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
            using var database = JournalFile.BeginReading(file);
            return FactTable.ReadHead(database).Sequence;
        }
    }

    /// <summary>After a look at the file, so that what is wrong with it is said at once.</summary>
    internal static SqliteJournalReader Open(string file)
    {
        using var database = JournalFile.BeginReading(file);
        CheckEnd(database);
        return new SqliteJournalReader(file);
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        using var database = JournalFile.BeginReading(file);
        var head = FactTable.ReadHead(database);
        if (afterSequence >= head.Sequence) yield break;
        var last = new ChainHead(afterSequence, ChecksumAt(database, afterSequence));
        using var select = database.Prepare(InOrder);
        select.Bind(1, afterSequence);
        while (select.Step())
        {
            if (select.Integer(0) != last.Sequence + 1) throw Missing(last.Sequence + 1);
            var recorded = Verified(select, last.Checksum);
            last = new ChainHead(recorded.Sequence, (uint)select.Integer(3));
            yield return recorded;
        }

        if (last.Sequence != head.Sequence) throw Missing(last.Sequence + 1);
    }

    public IEnumerable<RecordedFact> ReadByTrial()
    {
        using var database = JournalFile.BeginReading(file);
        var head = FactTable.ReadHead(database);
        using var select = database.Prepare(ByTrial);
        var count = 0L;
        while (select.Step())
        {
            count++;
            var recorded = VerifiedAlone(select);
            if (recorded.Fact.Subject is not null) yield return recorded;
        }

        if (count != head.Sequence) throw FactTable.Damaged(file, "facts are missing at its end");
    }

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial)
    {
        using var database = JournalFile.BeginReading(file);
        using var select = database.Prepare(OfTrial);
        select.Bind(1, trial.Number);
        while (select.Step()) yield return VerifiedAlone(select);
    }

    public JournalSnapshot? LatestSnapshot()
    {
        using var database = JournalFile.BeginReading(file);
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
            : throw FactTable.Damaged(database.File, FormattableString.Invariant($"fact {sequence} is missing"));
    }

    /// <summary>That the last fact is the one that the head names.</summary>
    internal static void CheckEnd(SqliteDatabase database)
    {
        var head = FactTable.ReadHead(database);
        var last = database.Number("SELECT max(sequence) FROM facts") ?? 0;
        if (last != head.Sequence || ChecksumAt(database, last) != head.Checksum)
        {
            throw FactTable.Damaged(database.File, FormattableString.Invariant(
                $"it should end with fact {head.Sequence}, and ends with fact {last} or another checksum"));
        }
    }

    // By the checksum of the fact before it, which the row brings along.
    private RecordedFact VerifiedAlone(SqliteStatement row)
    {
        if (row.IsNull(4) && row.Integer(0) != 1) throw Missing(row.Integer(0) - 1);
        return Verified(row, (uint)row.Integer(4));
    }

    private RecordedFact Verified(SqliteStatement row, uint previousChecksum)
    {
        var sequence = row.Integer(0);
        var body = row.Bytes(2);
        if (row.Integer(3) != FactChain.Next(previousChecksum, sequence, body))
        {
            throw FactTable.Damaged(file, FormattableString.Invariant(
                $"fact {sequence} has another checksum than was written with it, or the fact before it has"));
        }

        var fact = Decode(sequence, body);
        long? trial = row.IsNull(1) ? null : row.Integer(1);
        if (trial == fact.Subject?.Number) return new RecordedFact(sequence, fact);
        throw FactTable.Damaged(file, FormattableString.Invariant($"fact {sequence} stands under another trial"));
    }

    private SweepFact Decode(long sequence, ReadOnlySpan<byte> body)
    {
        try
        {
            return FactCodec.Decode(sequence, body);
        }
        catch (JournalException error)
        {
            throw new JournalException(error.Fault, $"{file}: {error.Message}", error);
        }
    }

    private JournalException Missing(long sequence) =>
        FactTable.Damaged(file, FormattableString.Invariant($"fact {sequence} is missing"));
}
