using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>A journal in one SQLite file. Each group is one transaction of SQLite's write-ahead log, synced before
/// <see cref="Append"/> returns (docs/adr/0003-journal-over-database.md). For one thread at a time; what its readers
/// enumerate goes over connections of their own, so appending meanwhile is fine.</summary>
public sealed class SqliteJournal : IJournal
{
    /// <summary>The file's name in a sweep's folder.</summary>
    public const string FileName = "journal.db";

    private readonly WriterLock writerLock;
    private readonly SqliteDatabase database;
    private readonly SqliteJournalReader reader;
    private readonly FactTable table;
    private JournalException? failure;

    private SqliteJournal(WriterLock writerLock, SqliteDatabase database, SqliteJournalOptions options)
    {
        this.writerLock = writerLock;
        this.database = database;
        Configure(options);
        SqliteJournalReader.CheckEnd(database);
        reader = new SqliteJournalReader(database.File);
        table = new FactTable(database);
    }

    public long LastSequence => table.Head.Sequence;

    /// <summary>Opens a journal for writing; makes it, and its folder, when there is none.</summary>
    /// <exception cref="JournalException">InUse: another process writes it. The others as they are named.</exception>
    public static SqliteJournal Open(string file, SqliteJournalOptions? options = null)
    {
        file = Path.GetFullPath(file);
        var writerLock = WriterLock.Take(file);
        SqliteDatabase? database = null;
        try
        {
            database = SqliteDatabase.OpenOrCreate(file);
            JournalSchema.Prepare(database);
            return new SqliteJournal(writerLock, database, options ?? new SqliteJournalOptions());
        }
        catch
        {
            database?.Dispose();
            writerLock.Dispose();
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
        Write(() => head = table.Insert(facts));
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
        Write(() => SnapshotTable.Save(database, snapshot));
    }

    public void Dispose()
    {
        table.Dispose();
        database.Dispose();
        writerLock.Dispose();
    }

    private void Write(Action work)
    {
        if (failure is not null) throw new JournalException(failure.Fault, failure.Message, failure);

        // SQLite would go on writing into a deleted file, which nobody could ever open again.
        if (!File.Exists(database.File)) throw Remember(Vanished());
        try
        {
            database.InTransaction(work);
        }
        catch (JournalException error) when (error.Fault is JournalFault.StorageFailed or JournalFault.Damaged)
        {
            throw Remember(error);
        }
    }

    // After a failed sync nobody knows what the disk holds, and a second sync may succeed without having written
    // anything: so nothing more is promised until the journal was opened, and checked, anew.
    private JournalException Remember(JournalException error) => failure = error;

    private JournalException Vanished() =>
        new(JournalFault.StorageFailed, $"{database.File}: {JournalAdvice.FolderGone}");

    private void Configure(SqliteJournalOptions options)
    {
        database.Execute(options.SurvivesPowerLoss ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        database.Execute(FormattableString.Invariant($"PRAGMA wal_autocheckpoint = {options.CheckpointPages}"));
        if (options.PagesMax is { } pages)
            database.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
    }
}
