using Sweep.Coordinator.Storage.Sqlite;

namespace Sweep.StoreBenchmark;

internal sealed class SqliteKind(string parent) : StoreKind("SQLite")
{
    public override StoreInUse Open()
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"store-bench-{Environment.ProcessId}"));
        return new StoreInUse(
            SqliteStore.Open(Path.Combine(folder.FullName, "store.db")), () => folder.Delete(recursive: true));
    }
}
