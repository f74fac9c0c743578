using Sweep.Coordinator.Sweeps;
using Sweep.SimulatedBenchmark;

namespace Sweep.Simulation;

/// <summary>Goal: many nodes and trials come to an end. Method: a short run of bench/Simulated, whose long one shows
/// that the coordinator's cost of a trial does not grow.</summary>
public class ScaleTests
{
    [Fact]
    public void Twenty_nodes_complete_two_thousand_trials_of_no_length()
    {
        using var run = new FleetRun(nodes: 20, trials: 2000);

        var slices = run.Run();

        run.Outcome.ShouldBe(new SweepOutcome.Finished(null));
        run.CompletedCount.ShouldBe(2000);
        slices.Sum(slice => slice.Trials).ShouldBe(2000);
    }
}
