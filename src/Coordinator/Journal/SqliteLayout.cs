using System.Globalization;

namespace Sweep.Coordinator.Journal;

/// <summary>A kind of file of Sweep's, told from any other by SQLite's <c>application_id</c>; its version is
/// <c>user_version</c>. Lays out new files.</summary>
internal sealed record SqliteLayout
{
    internal required int ApplicationId { get; init; }

    internal required int Version { get; init; }

    /// <summary>What people call such a file.</summary>
    internal required string Kind { get; init; }

    /// <summary>The option that names such a file, for remedies.</summary>
    internal required string Option { get; init; }

    /// <summary>The statements that make its tables.</summary>
    internal required string Tables { get; init; }

    /// <summary>Ready to be written: an empty file becomes one of this kind, any other must be one.</summary>
    internal void Prepare(SqliteDatabase database)
    {
        // A process that died between the two steps below leaves a file without tables: as good as new.
        var isEmpty = database.Number("SELECT count(*) FROM sqlite_schema") == 0 && ApplicationOf(database) == 0;
        if (!isEmpty) Check(database);

        // The log is chosen before the first table, outside the transaction, because SQLite demands it.
        if (database.Text("PRAGMA journal_mode = WAL") != "wal") throw NoLog(database.File);
        if (isEmpty) database.Execute(Creation());
    }

    /// <exception cref="JournalException">NotAJournal or NewerVersion.</exception>
    internal void Check(SqliteDatabase database)
    {
        if (ApplicationOf(database) != ApplicationId)
        {
            throw new JournalException(JournalFault.NotAJournal,
                $"{database.File}: this is a database, but no {Kind} of Sweep's; nothing in it was changed. Move it " +
                $"away, or choose another {Option}.");
        }

        if (database.Number("PRAGMA user_version") is { } version && version > Version)
        {
            throw new JournalException(JournalFault.NewerVersion, string.Create(CultureInfo.InvariantCulture,
                $"{database.File}: this {Kind} has layout {version}; this version of Sweep knows layouts up to " +
                $"{Version}. Use the version that wrote it, or a newer one; nothing in it was changed."));
        }
    }

    private string Creation() => string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN IMMEDIATE;
        {Tables}
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    private static long? ApplicationOf(SqliteDatabase database) => database.Number("PRAGMA application_id");

    private JournalException NoLog(string file) => new(JournalFault.StorageFailed,
        $"{file}: this disk cannot hold SQLite's write-ahead log (a network share?). Choose an {Option} on a local " +
        "disk.");
}
