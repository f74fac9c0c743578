using Sweep.Actors;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>Goal: whatever dies, every cell ends once, with the results of an undisturbed run. Method: seeded crashes
/// of the coordinator and of nodes at random events; then everything is brought back, and completion is demanded.
/// </summary>
public class FaultTests
{
    private static readonly TimeSpan HealAfter = TimeSpan.FromMinutes(10);

    private static readonly Lazy<string> Undisturbed = new(() =>
    {
        var cluster = new SimulatedCluster(0, Definitions.Synthetic(seeds: 5));
        cluster.Start();
        cluster.RunUntilDone();
        return cluster.Results();
    });

    /// <summary>The first seed of each case.</summary>
    public static TheoryData<ulong> Seeds() => SimulationSeeds.FirstOfEachCase();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Crashes_at_any_event_change_no_result(ulong firstSeed)
    {
        foreach (var seed in SimulationSeeds.OfCase(firstSeed))
        {
            var definition = seed % 2 == 0 ? Definitions.Synthetic(seeds: 5) : Definitions.InEpochs(seeds: 5);
            var cluster = new SimulatedCluster(seed, definition);
            cluster.Start();

            RunWithCrashes(cluster, cluster.Simulator.Random.Fork("faults"));
            cluster.Start();
            cluster.RunUntilDone();

            cluster.Coordinator.Outcome.ShouldBe(new SweepOutcome.Finished(null), $"seed {seed}");
            Checkers.All(cluster);
            cluster.Results().ShouldBe(Undisturbed.Value, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_process_that_is_stopped_and_goes_on_comes_to_the_same_results(ulong firstSeed)
    {
        foreach (var seed in SimulationSeeds.OfCase(firstSeed))
        {
            var cluster = new SimulatedCluster(seed, Definitions.Synthetic(seeds: 5, seconds: 1), nodes: 1);
            cluster.Start();

            RunWithSleep(cluster, cluster.Simulator.Random.Fork("faults"));
            cluster.RunUntilDone();

            cluster.Coordinator.Outcome.ShouldBe(new SweepOutcome.Finished(null), $"seed {seed}");
            Checkers.All(cluster);
            cluster.Results().ShouldBe(Undisturbed.Value, $"seed {seed}");
        }
    }

    [Fact]
    public void A_lost_node_spends_no_retries_and_its_trials_go_to_another()
    {
        var cluster = new SimulatedCluster(3, Definitions.Synthetic(seeds: 2, seconds: 60));
        cluster.Start();
        RunFor(cluster, TimeSpan.FromSeconds(20));

        cluster.Nodes.First().Crash();
        cluster.RunUntilDone();

        Checkers.All(cluster);
        Checkers.TerminalRecords(cluster).Values.ShouldNotContain(TrialState.Failed);
        Checkers.TerminalRecords(cluster).Count.ShouldBe(16);
    }

    [Fact]
    public void An_interrupted_sweep_goes_on_where_it_stopped()
    {
        var cluster = new SimulatedCluster(4, Definitions.Synthetic(seeds: 5));
        cluster.Start();
        RunFor(cluster, TimeSpan.FromSeconds(5));

        cluster.Coordinator.Interrupt();
        cluster.RunUntilDone();

        cluster.Coordinator.Outcome.ShouldBe(new SweepOutcome.Interrupted());
        Checkers.TerminalRecords(cluster).Count.ShouldBeInRange(1, 39);

        cluster.Crash();
        cluster.Start();
        cluster.RunUntilDone();

        cluster.Coordinator.Outcome.ShouldBe(new SweepOutcome.Finished(null));
        Checkers.All(cluster);
        cluster.Results().ShouldBe(Undisturbed.Value);
    }

    private static void RunWithCrashes(SimulatedCluster cluster, Prng faults)
    {
        var coordinatorCrash = new Ratio(1, 400);
        var nodeCrash = new Ratio(1, 300);
        while (cluster.Coordinator.Outcome is null && cluster.Simulator.Now < HealAfter)
        {
            if (!cluster.Simulator.RunNext()) break;
            if (cluster.Coordinator.IsUp && faults.Chance(coordinatorCrash)) CrashCoordinator(cluster, faults);
            if (faults.Chance(nodeCrash)) CrashNode(cluster, faults);
        }
    }

    /// <summary>Coordinator and node sleep once. The sharpest moment is a heartbeat on its way: the node's lease runs
    /// out before the answer comes, and the coordinator never misses the node.</summary>
    private static void RunWithSleep(SimulatedCluster cluster, Prng faults)
    {
        while (cluster.Coordinator.Outcome is null && cluster.Simulator.RunNext())
        {
            var isSharp = cluster.Simulator.Trace.Lines[^1].EndsWith("timer Heartbeat", StringComparison.Ordinal);
            if (!faults.Chance(isSharp ? new Ratio(1, 2) : new Ratio(1, 300))) continue;

            cluster.Simulator.Sleep(Downtime(faults));
            break;
        }
    }

    private static void CrashCoordinator(SimulatedCluster cluster, Prng faults)
    {
        cluster.Coordinator.Crash();
        cluster.Simulator.Schedule(Downtime(faults), "coordinator starts again", cluster.Coordinator.Start);
    }

    private static void CrashNode(SimulatedCluster cluster, Prng faults)
    {
        var node = cluster.Nodes.ElementAt((int)faults.NextBelow(cluster.Nodes.Count));
        node.Crash();
        cluster.Simulator.Schedule(Downtime(faults), $"{node.Id} starts again", node.Start);
    }

    private static TimeSpan Downtime(Prng faults) => faults.Between(TimeSpan.Zero, TimeSpan.FromMinutes(2));

    private static void RunFor(SimulatedCluster cluster, TimeSpan time)
    {
        var until = cluster.Simulator.Now + time;
        while (cluster.Simulator.Now < until && cluster.Simulator.RunNext())
        {
            // Each call delivers one event.
        }
    }
}
