using Sweep.Actors;
using Sweep.Actors.Simulation;
using Sweep.Simulation.Clusters;

namespace Sweep.Simulation;

/// <summary>Goal: whatever happens to a cluster, no cell has two live leases, no finished trial changes, every report
/// counts once, the journal replays to the live state and budgets are kept; and once all faults have healed, every
/// sweep comes to the results of a cluster to which nothing happened. Method: each seed draws which faults there are
/// and what people do; <see cref="JournalWitness"/> and <see cref="LeaseWitness"/> look on at each step. Each seed runs
/// twice, and both runs must be the same event by event.</summary>
public class ClusterFaultTests
{
    /// <summary>The first seed of each case.</summary>
    public static TheoryData<ulong> Seeds() => SimulationSeeds.FirstOfEachCase();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_cluster_under_faults_comes_to_the_results_of_an_undisturbed_one(ulong first) =>
        Parallel.ForEach(SimulationSeeds.OfCase(first), Check);

    private static void Check(ulong seed)
    {
        try
        {
            using var disturbed = RunDisturbed(seed);
            using (var again = RunDisturbed(seed))
            {
                var (one, other) = (disturbed.Simulator.Trace, again.Simulator.Trace);
                if (one.Hash != other.Hash) SimulationTrace.FirstDifference(one, other).ShouldBe("nothing");
            }

            using var undisturbed = Scenario.Run(seed, FaultPlan.None);
            foreach (var sweep in new[] { Scenario.Extended, Scenario.Paused })
            {
                Results.Of(disturbed.Leader.Read(sweep)).ShouldBe(Results.Of(undisturbed.Leader.Read(sweep)));
            }
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"Seed {seed} fails. Replay it: SWEEP_SIMULATION_SEED={seed} dotnet test tests/Simulation "
                    + $"-c Release --filter {nameof(ClusterFaultTests)}\n{failure.Message}",
                failure);
        }
    }

    private static LinkedCluster RunDisturbed(ulong seed) =>
        Scenario.Run(seed, FaultPlan.Draw(new Prng(seed).Fork("faults")));
}
