using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>A journal in one SQLite file. Each group is one transaction of SQLite's write-ahead log, synced before
/// <see cref="Append"/> returns (docs/adr/0003-journal-over-database.md). For one thread at a time; what its readers
/// enumerate goes over connections of their own, so appending meanwhile is fine.</summary>
public sealed class SqliteJournal : IJournal
{
    /// <summary>The file's name in a sweep's folder.</summary>
    public const string FileName = "journal.db";

    private readonly SqliteWriter writer;
    private readonly SqliteJournalReader reader;
    private readonly FactTable table;

    private SqliteJournal(SqliteWriter writer)
    {
        this.writer = writer;
        SqliteJournalReader.CheckEnd(writer.Database);
        reader = new SqliteJournalReader(writer.Database.File);
        table = new FactTable(writer.Database);
    }

    public long LastSequence => table.Head.Sequence;

    /// <summary>Opens a journal for writing; makes it, and its folder, when there is none.</summary>
    /// <exception cref="JournalException">InUse: another process writes it. The others as they are named.</exception>
    public static SqliteJournal Open(string file, SqliteJournalOptions? options = null)
    {
        var writer = SqliteWriter.Open(
            Path.GetFullPath(file), JournalSchema.Layout, options ?? new SqliteJournalOptions());
        try
        {
            return new SqliteJournal(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Opens a journal to look at, also while it is written, and also on a disk that is read-only.</summary>
    /// <exception cref="JournalException">Unreadable: there is none, or it may not be read.</exception>
    public static IJournalReader OpenForReading(string file) => SqliteJournalReader.Open(Path.GetFullPath(file));

    public void Append(IReadOnlyList<SweepFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Count == 0) return;
        var head = table.Head;
        writer.Write(() => head = table.Insert(facts));
        table.MoveTo(head);
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0) => reader.Read(afterSequence);

    public IEnumerable<RecordedFact> ReadByTrial() => reader.ReadByTrial();

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial) => reader.ReadTrial(trial);

    public JournalSnapshot? LatestSnapshot() => reader.LatestSnapshot();

    public void SaveSnapshot(JournalSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(snapshot.Sequence, LastSequence, nameof(snapshot));
        writer.Write(() => SnapshotTable.Save(writer.Database, snapshot));
    }

    public void Dispose()
    {
        table.Dispose();
        writer.Dispose();
    }
}
