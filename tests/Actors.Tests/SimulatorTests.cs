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
    public void A_system_that_is_busy_without_end_is_a_liveness_failure_that_names_what_it_does()
    {
        var simulator = new Simulator(1);
        void Again() => simulator.Schedule(TimeSpan.FromTicks(1), $"turn {simulator.Now.Ticks}", Again);
        Again();

        var failure = Should.Throw<LivenessException>(
            () => simulator.RunUntil(() => false, TimeSpan.FromHours(1), eventsMax: 1000));

        failure.Message.ShouldStartWith("not done after 1000 events, at 00:00:00.0001000");
        failure.Message.ShouldContain("1000 turn");
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
