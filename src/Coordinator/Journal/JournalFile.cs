namespace Sweep.Coordinator.Journal;

/// <summary>Opens a file of Sweep's to be read: beside its writer, after a crash, or on a read-only disk.</summary>
internal static class JournalFile
{
    /// <summary>A connection within a read transaction: it sees the file as it is now, until disposed.</summary>
    internal static SqliteDatabase BeginReading(string file, SqliteLayout layout)
    {
        if (!File.Exists(file)) throw Absent(file, layout);
        try
        {
            return Begin(SqliteDatabase.OpenForReading(file), layout);
        }
        catch (JournalException error) when (CannotMakeLog(error) && !File.Exists(file + "-wal"))
        {
            // SQLite wants to make its log even to read. In a folder where nobody can, nobody can write either.
            return Begin(SqliteDatabase.OpenImmutable(file), layout);
        }
    }

    private static SqliteDatabase Begin(SqliteDatabase database, SqliteLayout layout)
    {
        try
        {
            database.Execute("BEGIN");
            layout.Check(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static bool CannotMakeLog(JournalException error) =>
        error.Fault is JournalFault.Unreadable or JournalFault.ReadOnly;

    private static JournalException Absent(string file, SqliteLayout layout) => new(JournalFault.Unreadable,
        $"{file}: there is no {layout.Kind} here. Name the place that was given to {layout.Option}.");
}
