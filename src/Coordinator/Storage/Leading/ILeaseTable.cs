using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>The one row that says who leads, as one coordinator sees it. It judges leases by its own clock.</summary>
public interface ILeaseTable
{
    /// <summary>With an epoch: renews its lease, unless another has begun. With null: begins an epoch, if the lease is
    /// free. Gives who leads after that.</summary>
    /// <exception cref="JournalException">The database cannot be asked.</exception>
    LeaseAnswer Claim(long? epoch, TimeSpan lease);

    /// <summary>Ends the lease of an epoch, if that still leads.</summary>
    /// <exception cref="JournalException">The database cannot be asked.</exception>
    void Release(long epoch);
}
