using Sweep.Actors.Simulation;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>Goal: a simulated sweep is a function of its seed. Method: whole traces of two runs are compared, and one
/// hash is golden, which catches what differs only between processes (hash codes of strings, dictionary order).
/// </summary>
public class DeterminismTests
{
    [Fact]
    public void A_thousand_trials_run_in_virtual_time_and_each_reaches_one_terminal_record()
    {
        var cluster = Run(seed: 1);

        cluster.Coordinator.Outcome.ShouldBe(new SweepOutcome.Finished(null));
        Checkers.TerminalRecords(cluster).Count.ShouldBe(1000);
        Checkers.TerminalRecords(cluster).Values.Count(s => s == TrialState.Diverged).ShouldBe(125);
        cluster.Simulator.Now.ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        var (first, second) = (Run(seed: 20676840), Run(seed: 20676840));

        SimulationTrace.FirstDifference(first.Simulator.Trace, second.Simulator.Trace).ShouldBeNull();
        first.Simulator.Trace.Hash.ShouldBe(second.Simulator.Trace.Hash);
    }

    [Fact]
    public void Another_seed_gives_another_trace_and_the_same_results()
    {
        var (first, second) = (Run(seed: 1), Run(seed: 2));

        first.Simulator.Trace.Hash.ShouldNotBe(second.Simulator.Trace.Hash);
        first.Results().ShouldBe(second.Results());
    }

    [Fact]
    public void The_trace_is_the_same_in_every_process()
    {
        var cluster = Run(seed: 7);

        cluster.Simulator.Trace.Hash.ShouldBe(GoldenTraceHash);
    }

    /// <summary>Changes when a message, an effect or a timing changes: then look at why, and write down the new one.
    /// </summary>
    private const ulong GoldenTraceHash = 4801284618937336262;

    private static SimulatedCluster Run(ulong seed)
    {
        var cluster = new SimulatedCluster(seed, Definitions.Synthetic(seeds: 125));
        cluster.Start();
        cluster.RunUntilDone();
        return cluster;
    }
}
