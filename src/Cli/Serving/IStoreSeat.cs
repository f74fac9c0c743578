using Sweep.Coordinator.Storage;

namespace Sweep.Cli.Serving;

/// <summary>A store that may have one leader. It tells the service when to lead.</summary>
internal interface IStoreSeat : IDisposable
{
    void Start();

    /// <summary>The store, for the leader of an epoch.</summary>
    ISweepStore Open(long epoch);

    /// <summary>A write of this epoch was refused: another one leads.</summary>
    void FencedOff(long epoch);
}
