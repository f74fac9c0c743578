using Sweep.Actors;
using Sweep.Coordinator.Http.Events;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tests.Http;

public sealed class NewsDeskTests
{
    private static readonly SweepId Sweep = new(1);

    private readonly HandClock clock = new() { Now = TimeSpan.FromDays(1) };
    private readonly NewsDesk desk;
    private long sequence;

    public NewsDeskTests() => desk = new NewsDesk(clock);

    [Fact]
    public void A_watcher_gets_what_came_after_its_place()
    {
        var place = desk.Enter();
        Finish(1);
        Finish(2);

        var first = desk.After(place, null);
        Finish(3);
        var second = desk.After(first.Through, null);

        first.Items.Select(TrialOf).ShouldBe([1, 2]);
        second.Items.Select(TrialOf).ShouldBe([3]);
    }

    [Fact]
    public void A_watcher_of_one_sweep_gets_no_others()
    {
        var place = desk.Enter();
        Finish(1);

        desk.After(place, new SweepId(2)).Items.ShouldBeEmpty();
    }

    [Fact]
    public void A_watcher_far_behind_loses_its_place_and_costs_nothing()
    {
        var place = desk.Enter();
        for (var trial = 0; trial <= NewsDesk.BacklogMax; trial++) Finish(trial);

        var batch = desk.After(place, null);

        (batch.IsLost, batch.Items.Count).ShouldBe((true, 0));
        desk.After(batch.Through, null).IsLost.ShouldBeFalse();
    }

    [Fact]
    public void A_place_that_the_ring_has_overwritten_is_lost()
    {
        var place = desk.Enter();
        for (var trial = 0; trial < 10_000; trial++) Finish(trial);

        desk.After(place, new SweepId(2)).IsLost.ShouldBeTrue();
    }

    [Fact]
    public void Reports_of_a_trial_come_at_most_twice_a_second()
    {
        var place = desk.Enter();
        for (var step = 1; step <= 10; step++)
        {
            desk.Observe(Sweep, [new(++sequence, new MetricsReported(new TrialId(1), 1, step, []))]);
            clock.Now += TimeSpan.FromSeconds(0.1);
        }

        desk.After(place, null).Items.Select(item => ((MetricsReported)item.Fact).Step).ShouldBe([1, 6]);
    }

    [Fact]
    public void News_are_kept_for_a_watcher_that_returns_soon()
    {
        var place = desk.Enter();
        desk.Leave();
        Finish(1);

        desk.After(place, null).Items.Select(TrialOf).ShouldBe([1]);
    }

    [Fact]
    public void After_a_while_without_watchers_nothing_is_kept()
    {
        var place = desk.Enter();
        desk.Leave();
        clock.Now += TimeSpan.FromMinutes(2);
        Finish(1);

        desk.After(place, null).IsLost.ShouldBeTrue();
    }

    [Fact]
    public void A_place_of_another_desk_is_no_place()
    {
        clock.Now += TimeSpan.FromSeconds(1);
        var other = new NewsDesk(clock);

        desk.NumberOf(desk.IdOf(desk.Enter())).ShouldBe(0);
        other.NumberOf(desk.IdOf(0)).ShouldBeNull();
        desk.NumberOf(desk.IdOf(1)).ShouldBeNull();
    }

    private static long TrialOf(NewsItem item) => ((TrialFinished)item.Fact).Trial.Number;

    private void Finish(long trial) => desk.Observe(Sweep, [new RecordedFact(
        ++sequence, new TrialFinished(new TrialId(trial), TrialState.Completed, 1, 1, null, null))]);

    private sealed class HandClock : IClock
    {
        public TimeSpan Now { get; set; }
    }
}
