using Sweep.Coordinator.Storage;

namespace Sweep.StoreBenchmark;

/// <summary>Where a store is kept.</summary>
internal abstract class StoreKind(string name)
{
    public string Name => name;

    /// <summary>An empty one; what it needs beside itself goes away with it.</summary>
    public abstract StoreInUse Open();
}

/// <summary>A store for one measurement.</summary>
internal sealed class StoreInUse(ISweepStore store, Action end) : IDisposable
{
    public ISweepStore Store => store;

    public void Dispose()
    {
        store.Dispose();
        end();
    }
}
