using Microsoft.Data.Sqlite;

namespace Sweep.JournalBenchmark;

/// <summary>A folder for one measurement, removed after it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string folder;

    internal Scratch(string parent)
    {
        folder = Path.Combine(parent, $"journal-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
    }

    internal string Journal => Path.Combine(folder, "journal.db");

    internal string Plain => Path.Combine(folder, "plain");

    /// <summary>All files of the journal, its log included.</summary>
    internal long Bytes => Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length);

    internal void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Journal};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
