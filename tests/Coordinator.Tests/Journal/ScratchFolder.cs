using Microsoft.Data.Sqlite;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>A folder for one test's journal, removed after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("sweep-journal-").FullName;

    internal string Journal => System.IO.Path.Combine(Path, "journal.db");

    /// <summary>Changes the journal behind its back.</summary>
    internal void Execute(string sql) => Run(sql, command => command.ExecuteNonQuery());

    /// <summary>The first column of the first row.</summary>
    internal long Number(string sql) => Run(sql, command => (long)command.ExecuteScalar()!);

    /// <summary>A column of the first row.</summary>
    internal string Text(string sql, int column) => Run(sql, command =>
    {
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return reader.GetString(column);
    });

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private T Run<T>(string sql, Func<SqliteCommand, T> use)
    {
        using var connection = new SqliteConnection($"Data Source={Journal};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return use(command);
    }
}
