using Sweep.Coordinator.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

public class MembershipTests
{
    [Fact]
    public void A_later_incarnation_takes_the_place_of_the_earlier_one_and_its_trials_are_lost()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Hear(A, new NodeMessage.Join(Profile, 1, []), incarnation: 2);

        scene.Effects.ShouldContain(
            new ClusterEffect.Send(new NodeIncarnation(A, 1), new CoordinatorMessage.Superseded()));
        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Lost);
        scene.State.Fleet[A].Incarnation.Number.ShouldBe(2);
    }

    [Fact]
    public void A_later_incarnation_keeps_what_it_says_that_it_holds()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Hear(A, new NodeMessage.Join(Profile, 1, [AttemptOf(0)]), incarnation: 2);

        scene.Facts.OfType<AttemptEnded>().ShouldBeEmpty();
    }

    [Fact]
    public void What_an_earlier_incarnation_says_changes_nothing()
    {
        var scene = new ClusterScene();
        scene.Hear(A, new NodeMessage.Join(Profile, 1, []), incarnation: 2);
        var state = scene.State;

        scene.Hear(A, new NodeMessage.Ended(AttemptOf(0), AttemptOutcome.Preempted, 1, null)).ShouldBeEmpty();
        scene.Hear(A, new NodeMessage.Heartbeat()).ShouldBe(
            [new ClusterEffect.Send(new NodeIncarnation(A, 1), new CoordinatorMessage.Superseded())]);

        scene.State.Sweeps.ShouldBe(state.Sweeps);
        scene.State.Fleet.ShouldBe(state.Fleet);
    }

    [Fact]
    public void A_node_that_says_that_it_leaves_gets_no_more_and_is_gone_when_it_is_empty()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Hear(A, new NodeMessage.Leaving(IsEmpty: false));
        scene.End(A, 0, AttemptOutcome.Preempted);
        scene.State.Fleet[A].IsDraining.ShouldBeTrue();
        scene.Hear(A, new NodeMessage.Leaving(IsEmpty: true));

        scene.State.Fleet.ShouldBeEmpty();
        scene.Ledger.BetweenAttempts.Keys.ShouldBe([new TrialId(0)]);
    }

    [Fact]
    public void A_restarted_coordinator_waits_a_lease_for_nodes_before_their_trials_are_lost()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Restart();

        scene.Now += scene.State.Options.LeaseDuration;
        scene.CheckLeases();
        scene.Ledger.Running.Count.ShouldBe(1);
        scene.Now += TimeSpan.FromTicks(1);
        scene.CheckLeases();

        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Lost);
        scene.State.Awaited.ShouldBeEmpty();
    }

    [Fact]
    public void A_node_that_joins_after_a_restart_of_the_coordinator_keeps_what_it_holds()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Restart();

        scene.Join(A, 1, AttemptOf(0));

        scene.State.Fleet[A].Held.ShouldBe([AttemptOf(0)]);
        scene.Facts.OfType<AttemptEnded>().ShouldBeEmpty();
    }

    [Fact]
    public void A_trial_that_is_lost_too_often_has_failed()
    {
        var scene = new ClusterScene(Definition(1, 0.1) with { Retries = new RetryOptions { Lost = 1 } });
        scene.Join(A, capacity: 1);

        scene.Join(A, capacity: 1);
        scene.Join(A, capacity: 1);

        scene.Facts.OfType<TrialFinished>().Single().Reason.ShouldBe(
            "lost 2 times, more than retries.lost of 1 allows");
    }

    [Fact]
    public void A_checkpoint_of_a_live_attempt_is_kept_and_deleted_with_its_trial()
    {
        var scene = new ClusterScene(Definition(1, 0.1) with
        {
            Checkpoints = new CheckpointOptions { To = CheckpointPlace.Coordinator },
        });
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1);

        scene.Hear(A, new NodeMessage.Checkpointed(AttemptOf(0), 1, new byte[] { 1 }));
        scene.Hear(A, new NodeMessage.Checkpointed(AttemptOf(0), 5, new byte[] { 2 })); // Ahead of the reports.
        scene.Effects.OfType<ClusterEffect.SaveCheckpoint>().Single().Checkpoint.ReportedStep.ShouldBe(1);
        scene.Complete(A, 0);

        scene.Effects.ShouldContain(new ClusterEffect.DeleteCheckpoint(First, new TrialId(0)));
    }
}
