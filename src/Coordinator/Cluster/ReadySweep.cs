using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>A sweep that waits for nodes, in the order in which sweeps are served: the highest priority first, among
/// equals the one that holds the fewest nodes' places, then the older one.</summary>
internal sealed record ReadySweep(int Priority, int Held, SweepId Sweep) : IComparable<ReadySweep>
{
    public static ReadySweep? Of(SweepState sweep) => sweep.CanStart
        ? new ReadySweep(sweep.Plan.Definition.Priority, sweep.Ledger.Running.Count, sweep.Id)
        : null;

    public int CompareTo(ReadySweep? other)
    {
        if (other is null) return 1;
        var order = other.Priority.CompareTo(Priority);
        if (order == 0) order = Held.CompareTo(other.Held);
        return order != 0 ? order : Sweep.CompareTo(other.Sweep);
    }
}
