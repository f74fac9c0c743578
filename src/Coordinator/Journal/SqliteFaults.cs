using SQLitePCL;

namespace Sweep.Coordinator.Journal;

/// <summary>SQLite's result codes as the journal's faults, in words that name the file, the reason and the
/// remedy.</summary>
internal static class SqliteFaults
{
    private const string Kept = "What was recorded before is safe.";

    /// <param name="file">The database.</param>
    /// <param name="code">The extended result code.</param>
    /// <param name="detail">SQLite's own words.</param>
    internal static JournalException From(string file, int code, string detail)
    {
        var fault = FaultOf(code);
        var reason = $"{file}: {Describe(fault, file)}";
        return new JournalException(fault, $"{reason} (SQLite: {detail}, code {code}.)");
    }

    // The lower eight bits are the primary code, the rest says more about it.
    internal static JournalFault FaultOf(int code) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => JournalFault.DiskFull,
        raw.SQLITE_READONLY => JournalFault.ReadOnly,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => JournalFault.InUse,
        raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_CANTOPEN => JournalFault.Unreadable,
        raw.SQLITE_IOERR or raw.SQLITE_NOMEM or raw.SQLITE_NOLFS => JournalFault.StorageFailed,
        _ => JournalFault.Damaged, // Not a database, a missing table, a second fact of one sequence.
    };

    private static string Describe(JournalFault fault, string file) => fault switch
    {
        JournalFault.DiskFull =>
            $"the disk is full. {Kept} Free some space on it (or move the folder), then run again in the same " +
            "place.",
        JournalFault.ReadOnly =>
            $"it cannot be written: the file, its folder or its disk is read-only. {Kept} " +
            "Make it writable, or choose another place (--out, --store).",
        JournalFault.InUse =>
            $"another program holds a lock on it. {Kept} Close it (a sqlite3 shell, a copy in progress), then go on.",
        JournalFault.Unreadable =>
            "it cannot be opened. See that it is a file, that this user may read and write it and its folder, and " +
            "that the disk has room.",
        JournalFault.StorageFailed => StorageFailed(file),
        _ => JournalAdvice.Damaged,
    };

    private static string StorageFailed(string file) => Directory.Exists(Path.GetDirectoryName(file))
        ? $"reading or writing it failed. {Kept} See the system's log for errors of the disk, then run again in " +
          "the same place."
        : JournalAdvice.FolderGone;
}
