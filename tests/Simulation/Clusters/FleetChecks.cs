using Sweep.Coordinator.Cluster;

namespace Sweep.Simulation.Clusters;

/// <summary>What the coordinator believes of its nodes agrees with what it recorded.</summary>
internal static class FleetChecks
{
    /// <summary>Every running attempt is held by exactly one node, the one that the ledger names, and nodes hold
    /// nothing else.</summary>
    public static void HeldIsWhatRuns(ClusterState cluster)
    {
        var running = cluster.Sweeps.Values
            .SelectMany(sweep => sweep.Ledger.Running.Select(trial =>
                (trial.Value.Node, Attempt: sweep.AttemptOf(trial.Key, trial.Value))))
            .OrderBy(held => held.Attempt)
            .ToList();
        var held = cluster.Fleet.Values
            .SelectMany(node => node.Held.Select(attempt => (Node: node.Id, Attempt: attempt)))
            .Concat(cluster.Awaited.SelectMany(
                node => node.Value.Select(attempt => (Node: node.Key, Attempt: attempt))))
            .OrderBy(held => held.Attempt)
            .ToList();
        held.ShouldBe(running);
    }
}
