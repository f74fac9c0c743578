using System.Collections.Concurrent;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Simulation.Clusters;

namespace Sweep.Simulation;

/// <summary>Goal: no fault and no request disappears from <see cref="ClusterFaultTests"/> unnoticed. Method: counts
/// what happens in the seeds of the short test run.</summary>
public class FaultCoverageTests
{
    private const int SeedCount = 200;

    /// <summary>Fewer would be luck.</summary>
    private const long CountMin = 10;

    [Fact]
    public void Every_fault_happens_and_every_request_is_granted_in_the_200_seeds()
    {
        var runs = new ConcurrentBag<Occurrences>();
        Parallel.For(0, SeedCount, seed =>
        {
            using var cluster = Scenario.Run((ulong)seed, FaultPlan.Draw(new Prng((ulong)seed).Fork("faults")));
            runs.Add(cluster.Occurrences);
        });

        var faults = Enum.GetValues<Fault>().ToDictionary(
            fault => $"{fault}", fault => runs.Sum(run => run.Faults.GetValueOrDefault(fault)));
        var granted = typeof(ClusterRequest).GetNestedTypes().ToDictionary(
            type => type.Name, type => runs.Sum(run => run.Granted.GetValueOrDefault(type)));

        var rare = faults.Concat(granted).Where(one => one.Value < CountMin);
        rare.ShouldBeEmpty(string.Join(", ", faults.Concat(granted).Select(one => $"{one.Key} {one.Value}")));
    }
}
