namespace Sweep.Coordinator.Journal;

/// <summary>The one writing connection to a file of Sweep's: others are kept off, and after a failure that leaves the
/// disk's content unknown nothing more is written.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly WriterLock writerLock;
    private JournalException? failure;

    private SqliteWriter(WriterLock writerLock, SqliteDatabase database)
    {
        this.writerLock = writerLock;
        Database = database;
    }

    internal SqliteDatabase Database { get; }

    /// <summary>Opens the file for writing; makes it, and its folder, when there is none.</summary>
    /// <exception cref="JournalException">InUse: another process writes it. The others as they are named.</exception>
    internal static SqliteWriter Open(string file, SqliteLayout layout, SqliteJournalOptions options)
    {
        var writerLock = WriterLock.Take(file);
        SqliteDatabase? database = null;
        try
        {
            database = SqliteDatabase.OpenOrCreate(file);
            layout.Prepare(database);
            Configure(database, options);
            return new SqliteWriter(writerLock, database);
        }
        catch
        {
            database?.Dispose();
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>All of the work, durably, or nothing of it.</summary>
    internal void Write(Action work)
    {
        if (failure is not null) throw new JournalException(failure.Fault, failure.Message, failure);

        // SQLite would go on writing into a deleted file, which nobody could ever open again.
        if (!File.Exists(Database.File)) throw Remember(Vanished());
        try
        {
            Database.InTransaction(work);
        }
        catch (JournalException error) when (error.Fault is JournalFault.StorageFailed or JournalFault.Damaged)
        {
            throw Remember(error);
        }
    }

    public void Dispose()
    {
        Database.Dispose();
        writerLock.Dispose();
    }

    // After a failed sync nobody knows what the disk holds, and a second sync may succeed without having written
    // anything: so nothing more is promised until the file was opened, and checked, anew.
    private JournalException Remember(JournalException error) => failure = error;

    private JournalException Vanished() =>
        new(JournalFault.StorageFailed, $"{Database.File}: {JournalAdvice.FolderGone}");

    private static void Configure(SqliteDatabase database, SqliteJournalOptions options)
    {
        database.Execute(options.SurvivesPowerLoss ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        database.Execute(FormattableString.Invariant($"PRAGMA wal_autocheckpoint = {options.CheckpointPages}"));
        if (options.PagesMax is { } pages)
            database.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
    }
}
