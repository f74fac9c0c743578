using SQLitePCL;

namespace Sweep.Coordinator.Journal;

/// <summary>One connection to SQLite, whose every failure is a <see cref="JournalException"/>. Straight on the native
/// interface, because ADO.NET costs a command, a reader and two copies of the text for each fact.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>Others hold the file for the blink of a recovery or a last checkpoint; wait that out.</summary>
    private const int BusyTimeoutMs = 5_000;

    private readonly sqlite3 handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(string file, sqlite3 handle)
    {
        File = file;
        this.handle = handle;
    }

    internal string File { get; }

    /// <summary>Opens the file, or makes it.</summary>
    internal static SqliteDatabase OpenOrCreate(string file) =>
        Open(file, file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    internal static SqliteDatabase OpenForReading(string file) => Open(file, file, raw.SQLITE_OPEN_READONLY);

    /// <summary>Without locks and without a log beside it: only for a file that cannot change.</summary>
    internal static SqliteDatabase OpenImmutable(string file)
    {
        var path = string.Join('/', Path.GetFullPath(file).Split('/').Select(Uri.EscapeDataString));
        return Open(file, $"file://{path}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
    }

    internal void Execute(string sql) => Check(raw.sqlite3_exec(handle, sql));

    /// <summary>All of the work, durably, or nothing of it.</summary>
    internal void InTransaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            // A full disk or a failed write has rolled back already.
            if (raw.sqlite3_get_autocommit(handle) == 0) Execute("ROLLBACK");
            throw;
        }
    }

    internal SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(handle, sql, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>The first column of the first row; null when there is no row.</summary>
    internal long? Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : null;
    }

    internal string? Text(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? System.Text.Encoding.UTF8.GetString(statement.Bytes(0)) : null;
    }

    internal void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        var detail = raw.sqlite3_errmsg(handle).utf8_to_string();
        throw SqliteFaults.From(File, raw.sqlite3_extended_errcode(handle), detail);
    }

    public void Dispose() => handle.Dispose();

    private static SqliteDatabase Open(string file, string name, int flags)
    {
        var code = raw.sqlite3_open_v2(name, out var handle, flags, null);
        var database = new SqliteDatabase(file, handle);
        try
        {
            database.Check(code);
            database.Check(raw.sqlite3_busy_timeout(handle, BusyTimeoutMs));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
