using Sweep.Coordinator.Cluster;

namespace Sweep.Simulation.Clusters;

/// <summary>How often each fault came in a run, and which requests of people were granted, so that no kind disappears
/// unnoticed.</summary>
internal sealed class Occurrences
{
    public Dictionary<Fault, long> Faults { get; } = [];

    public Dictionary<Type, long> Granted { get; } = [];

    public void Add(Fault fault) => Faults[fault] = Faults.GetValueOrDefault(fault) + 1;

    public void AddGranted(ClusterRequest request) =>
        Granted[request.GetType()] = Granted.GetValueOrDefault(request.GetType()) + 1;
}
