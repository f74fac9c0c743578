using SQLitePCL;

namespace Sweep.Coordinator.Journal;

/// <summary>One prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    internal SqliteStatement Bind(int parameter, long? value)
    {
        database.Check(value is { } number
            ? raw.sqlite3_bind_int64(handle, parameter, number)
            : raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    /// <summary>UTF-8; copied before this returns.</summary>
    internal SqliteStatement BindText(int parameter, ReadOnlySpan<byte> text)
    {
        database.Check(raw.sqlite3_bind_text(handle, parameter, text));
        return this;
    }

    internal SqliteStatement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        database.Check(raw.sqlite3_bind_blob(handle, parameter, bytes));
        return this;
    }

    /// <summary>True: there is a row. False: done.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that gives no rows and makes it ready for the next time, also when it fails.</summary>
    internal void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            // Repeats the error that Step has thrown.
            _ = raw.sqlite3_reset(handle);
        }
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    internal long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>A text's UTF-8 or a blob's bytes; valid until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();
}
