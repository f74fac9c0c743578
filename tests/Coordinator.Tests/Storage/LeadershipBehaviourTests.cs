using Sweep.Coordinator.Storage.Leading;
using static Sweep.Coordinator.Storage.Leading.LeadershipEffect;
using static Sweep.Coordinator.Storage.Leading.LeadershipEvent;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>A coordinator that starts at 100 s by its clock, with the usual lease of 6 s.</summary>
public sealed class LeadershipBehaviourTests
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(100);

    private static readonly Leader Other = new("other", "http://other", 4);

    private LeadershipState state = new(new LeadershipOptions());

    [Fact]
    public void A_coordinator_that_starts_asks_for_the_lease()
    {
        At(0, new Started()).ShouldBe([new Claim(null)]);
    }

    [Fact]
    public void One_that_is_granted_the_lease_leads_and_renews_it()
    {
        At(0.1, new Granted(5, Start)).ShouldBe(
        [
            new Lead(5), new StartTimer(LeadershipTimer.Lease, Seconds(4.9)),
            new StartTimer(LeadershipTimer.Claim, Seconds(2)),
        ]);
        At(2.1, new TimerFired(LeadershipTimer.Claim)).ShouldBe([new Claim(5)]);
        At(2.3, new Granted(5, Start + Seconds(2.1))).ShouldBe(
        [
            new StartTimer(LeadershipTimer.Lease, Seconds(4.8)), new StartTimer(LeadershipTimer.Claim, Seconds(2)),
        ]);
    }

    [Fact]
    public void One_that_is_refused_points_to_the_leader_once_and_asks_again()
    {
        At(0, new Refused(Other)).ShouldBe([new Follow(Other), new StartTimer(LeadershipTimer.Claim, Seconds(1))]);
        At(1, new TimerFired(LeadershipTimer.Claim)).ShouldBe([new Claim(null)]);
        At(1, new Refused(Other)).ShouldBe([new StartTimer(LeadershipTimer.Claim, Seconds(1))]);
    }

    [Fact]
    public void A_leader_that_cannot_renew_steps_down_before_its_lease_ends()
    {
        At(0, new Granted(5, Start));
        At(2, new Unanswered("gone")).ShouldBe([new StartTimer(LeadershipTimer.Claim, Seconds(2))]);

        At(4.9, new TimerFired(LeadershipTimer.Lease)).ShouldBeEmpty();
        var effects = At(5, new TimerFired(LeadershipTimer.Lease));

        effects.ShouldBe([new StepDown(5, "the lease could not be renewed in time"), new Follow(null)]);
        At(5, new TimerFired(LeadershipTimer.Claim)).ShouldBe([new Claim(null)]);
    }

    [Fact]
    public void A_leader_that_was_frozen_steps_down_when_it_wakes()
    {
        At(0, new Granted(5, Start));

        At(500, new TimerFired(LeadershipTimer.Lease))[0].ShouldBeOfType<StepDown>();
    }

    [Fact]
    public void A_leader_that_hears_of_another_steps_down_and_points_to_it()
    {
        At(0, new Granted(3, Start));

        At(1, new Refused(Other)).ShouldBe(
        [
            new StepDown(3, "other leads now"), new Follow(null), new Follow(Other),
            new StartTimer(LeadershipTimer.Claim, Seconds(1)),
        ]);
    }

    [Fact]
    public void A_leader_whose_write_was_refused_steps_down_and_old_news_of_that_is_ignored()
    {
        At(0, new Granted(5, Start));

        At(1, new FencedOff(4)).ShouldBeEmpty();
        At(1, new FencedOff(5))[0].ShouldBe(new StepDown(5, "another coordinator has taken over"));
        At(1, new FencedOff(5)).ShouldBeEmpty();
    }

    [Fact]
    public void A_grant_that_took_the_lease_to_arrive_is_given_back()
    {
        At(5.5, new Granted(5, Start)).ShouldBe(
            [new Release(5), new StartTimer(LeadershipTimer.Claim, Seconds(1))]);
        state.Epoch.ShouldBeNull();
    }

    [Fact]
    public void An_epoch_that_was_left_is_not_entered_again()
    {
        At(0, new Granted(5, Start));
        At(5, new TimerFired(LeadershipTimer.Lease));

        At(5.1, new Granted(5, Start + Seconds(4))).ShouldBe(
            [new Release(5), new StartTimer(LeadershipTimer.Claim, Seconds(1))]);
        At(6.1, new Granted(6, Start + Seconds(6)))[0].ShouldBe(new Lead(6));
    }

    [Fact]
    public void A_leader_that_ends_gives_the_lease_back_and_asks_for_nothing_more()
    {
        At(0, new Granted(5, Start));

        At(1, new StopRequested()).ShouldBe([new StepDown(5, "the process ends"), new Release(5)]);
        At(2, new TimerFired(LeadershipTimer.Claim)).ShouldBeEmpty();
        At(2, new Granted(6, Start + Seconds(2))).ShouldBe([new Release(6)]);
    }

    private LeadershipEffect[] At(double seconds, LeadershipEvent @event)
    {
        var step = LeadershipBehaviour.Decide(state, @event, Start + Seconds(seconds));
        state = step.State;
        return [.. step.Effects];
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
