using Sweep.Coordinator.Storage.Postgres;

namespace Sweep.StoreBenchmark;

/// <summary>A database of its own on a server, for nothing else: sweeps in it are deleted.</summary>
internal sealed class PostgresKind(string connection) : StoreKind("PostgreSQL")
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    public override StoreInUse Open()
    {
        var database = PostgresDatabase.Open(connection);
        var leases = new PostgresLeases(database, "bench/Stores", "http://localhost");
        var answer = leases.Claim(null, Lease);
        if (!answer.IsGranted) throw new InvalidOperationException($"{answer.Leader.Holder} leads this database");
        var epoch = answer.Leader.Epoch;
        var store = PostgresStore.Open(database, epoch);
        foreach (var sweep in store.Sweeps()) store.Delete(sweep.Id);
        return new StoreInUse(store, () =>
        {
            leases.Release(epoch);
            database.Dispose();
        });
    }
}
