namespace Sweep.Coordinator.Journal;

/// <summary>Opens a journal's file to be read: beside its writer, after a crash, or on a read-only disk.</summary>
internal static class JournalFile
{
    /// <summary>A connection within a read transaction: it sees the journal as it is now, until disposed.</summary>
    internal static SqliteDatabase BeginReading(string file)
    {
        if (!File.Exists(file)) throw Absent(file);
        try
        {
            return Begin(SqliteDatabase.OpenForReading(file));
        }
        catch (JournalException error) when (CannotMakeLog(error) && !File.Exists(file + "-wal"))
        {
            // SQLite wants to make its log even to read. In a folder where nobody can, nobody can write either.
            return Begin(SqliteDatabase.OpenImmutable(file));
        }
    }

    private static SqliteDatabase Begin(SqliteDatabase database)
    {
        try
        {
            database.Execute("BEGIN");
            JournalSchema.Check(database);
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

    private static JournalException Absent(string file) => new(JournalFault.Unreadable,
        $"{file}: there is no journal here. Name the folder that was given to `sweep run --out`.");
}
