using Sweep.Actors;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Leading;
using Sweep.Coordinator.Storage.Sqlite;

namespace Sweep.Cli.Serving;

/// <summary>A file, whose lock lets one process in: it leads at once and for as long as it lives.</summary>
internal sealed class SqliteSeat(string file, IClock clock, Action<ServiceTurn> tell) : IStoreSeat
{
    /// <summary>The time of the start serves as the epoch: the lock keeps two from starting at once.</summary>
    public void Start() => tell(new ServiceTurn.Leadership(
        new LeadershipEffect.Lead((long)clock.Now.TotalMilliseconds)));

    public ISweepStore Open(long epoch) => SqliteStore.Open(file);

    public void FencedOff(long epoch)
    {
        // Nobody else can write the file.
    }

    public void Dispose()
    {
        // The store was the reign's.
    }
}
