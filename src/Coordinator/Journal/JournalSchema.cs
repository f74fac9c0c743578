using System.Globalization;

namespace Sweep.Coordinator.Journal;

/// <summary>Tells a journal's file from any other, and lays out a new one. The layout's version is SQLite's
/// <c>user_version</c>; docs/journal.md describes the tables.</summary>
internal static class JournalSchema
{
    private const int Version = 1;

    /// <summary>"SWPJ"; <c>file journal.db</c> shows it.</summary>
    private const int ApplicationId = 0x5357504A;

    // The log is chosen before the first table, outside the transaction, because SQLite demands it.
    private static readonly string Create = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN IMMEDIATE;
        CREATE TABLE facts (
            sequence INTEGER PRIMARY KEY, trial INTEGER, body TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
        CREATE TABLE head (
            only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT;
        CREATE TABLE snapshots (
            sequence INTEGER PRIMARY KEY, state BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
        INSERT INTO head VALUES (1, 0, {FactChain.Start});
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    /// <summary>Ready to be written: an empty file becomes a journal, any other must be one.</summary>
    internal static void Prepare(SqliteDatabase database)
    {
        // A process that died between the two steps below leaves a file without tables: as good as new.
        var isEmpty = database.Number("SELECT count(*) FROM sqlite_schema") == 0 && ApplicationOf(database) == 0;
        if (!isEmpty) Check(database);
        if (database.Text("PRAGMA journal_mode = WAL") != "wal") throw NoLog(database.File);
        if (isEmpty) database.Execute(Create);
    }

    /// <exception cref="JournalException">NotAJournal or NewerVersion.</exception>
    internal static void Check(SqliteDatabase database)
    {
        if (ApplicationOf(database) != ApplicationId)
        {
            throw new JournalException(JournalFault.NotAJournal,
                $"{database.File}: this is a database, but no journal of Sweep's; nothing in it was changed. Move it " +
                "away, or choose another --out.");
        }

        if (database.Number("PRAGMA user_version") is > Version and var version)
        {
            throw new JournalException(JournalFault.NewerVersion, string.Create(CultureInfo.InvariantCulture,
                $"{database.File}: this journal has layout {version}; this version of Sweep knows layouts up to " +
                $"{Version}. Use the version that wrote it, or a newer one; nothing in it was changed."));
        }
    }

    private static long? ApplicationOf(SqliteDatabase database) => database.Number("PRAGMA application_id");

    private static JournalException NoLog(string file) => new(JournalFault.StorageFailed,
        $"{file}: this disk cannot hold SQLite's write-ahead log (a network share?). Choose an --out on a local disk.");
}
