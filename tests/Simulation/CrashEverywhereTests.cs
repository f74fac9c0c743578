using Sweep.Simulation.Clusters;

namespace Sweep.Simulation;

/// <summary>Goal: no moment at which a process dies is special. Method: a small sweep, and a crash behind each single
/// event of it, one run for each.</summary>
public class CrashEverywhereTests
{
    private static readonly FaultPlan Whole = FaultPlan.None with { HealAfter = TimeSpan.FromSeconds(20) };

    [Fact]
    public void The_coordinator_may_crash_behind_any_event() =>
        ForEach(EventCount(), place => Whole with { CoordinatorCrashAt = place });

    [Fact]
    public void A_node_may_crash_behind_any_event() =>
        ForEach(EventCount(), place => Whole with { NodeCrashAt = place });

    [Fact]
    public void The_coordinator_may_crash_behind_a_commit_before_any_effect_of_it() =>
        ForEach(EffectCount(), place => Whole with { CrashBeforeEffect = place });

    private static void ForEach(long count, Func<long, FaultPlan> plan)
    {
        using var undisturbed = Scenario.RunShort(FaultPlan.None);
        var expected = Results.Of(undisturbed.Leader.Read(Scenario.Extended));

        Parallel.For(1, count + 1, place =>
        {
            using var disturbed = Scenario.RunShort(plan(place));

            Results.Of(disturbed.Leader.Read(Scenario.Extended)).ShouldBe(expected, $"crash at {place}");
            disturbed.Occurrences.Faults.Values.Sum().ShouldBe(1, $"crash at {place}");
        });
    }

    private static long EventCount()
    {
        using var cluster = Scenario.RunShort(Whole);
        var end = Whole.HealAfter.Ticks;
        return cluster.Simulator.Trace.Lines.Count(line => long.Parse(line.Split(' ')[0], null) < end);
    }

    private static long EffectCount()
    {
        using var cluster = Scenario.RunShort(Whole);
        return cluster.EffectCount;
    }
}
