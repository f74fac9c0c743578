using Sweep.Actors.Simulation;

namespace Sweep.Actors.Tests;

public class SimulatorTests
{
    [Fact]
    public void Events_come_by_due_time_and_then_by_order_of_scheduling()
    {
        var simulator = new Simulator(1);
        var seen = new List<string>();
        simulator.Schedule(TimeSpan.FromSeconds(2), "late", () => seen.Add("late"));
        simulator.Schedule(TimeSpan.FromSeconds(1), "early", () => seen.Add("early"));
        simulator.Schedule(TimeSpan.FromSeconds(1), "early too", () => seen.Add("early too"));

        simulator.RunUntil(() => seen.Count == 3, TimeSpan.FromMinutes(1));

        seen.ShouldBe(["early", "early too", "late"]);
        simulator.Now.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_system_that_falls_silent_before_it_is_done_is_a_liveness_failure()
    {
        var simulator = new Simulator(1);
        simulator.Schedule(TimeSpan.FromSeconds(1), "only", () => { });

        Should.Throw<LivenessException>(() => simulator.RunUntil(() => false, TimeSpan.FromHours(1)))
            .Message.ShouldContain("nothing left to happen");
    }

    [Fact]
    public void Two_traces_are_compared_at_the_first_event_that_differs()
    {
        var (left, right) = (Run("same", "left"), Run("same", "right"));

        SimulationTrace.FirstDifference(left, right).ShouldBe("event 1: '10000000 left' against '10000000 right'");
        left.Hash.ShouldNotBe(right.Hash);
    }

    private static SimulationTrace Run(params string[] labels)
    {
        var simulator = new Simulator(1);
        foreach (var label in labels) simulator.Schedule(TimeSpan.FromSeconds(1), label, () => { });
        simulator.RunUntil(() => simulator.PendingCount == 0, TimeSpan.FromHours(1));
        return simulator.Trace;
    }
}
