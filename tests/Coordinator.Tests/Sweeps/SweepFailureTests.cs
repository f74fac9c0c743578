using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Sweeps;

public class SweepFailureTests
{
    private static readonly TrainingFailure Flaky = new(FailureClass.DeviceFault, "device fell off the bus");
    private static readonly TrainingFailure Certain = new(FailureClass.UserError, "no such data set");

    [Fact]
    public void A_failed_trial_is_tried_again_as_often_as_its_retries_allow()
    {
        var scene = new ClusterScene(Definition() with { Retries = RetryOptions.Of(1) });
        scene.Join(A, capacity: 1);

        scene.Begin(A, 0);
        scene.End(A, 0, AttemptOutcome.Failed, Flaky);
        scene.Begin(A, 0, attempt: 2);
        scene.End(A, 0, AttemptOutcome.Failed, Flaky, attempt: 2);

        scene.Facts.OfType<TrialFinished>().ShouldBe(
            [new TrialFinished(new TrialId(0), TrialState.Failed, 0, null, null, Flaky.Reason)]);
    }

    [Fact]
    public void A_deterministic_failure_is_not_tried_again()
    {
        var scene = new ClusterScene(Definition() with { Retries = RetryOptions.Of(5) });
        scene.Join(A, capacity: 1);

        scene.Begin(A, 0);
        scene.End(A, 0, AttemptOutcome.Failed, Certain);

        scene.Facts.OfType<TrialFinished>().Single().State.ShouldBe(TrialState.Failed);
    }

    [Fact]
    public void One_failure_more_than_the_budget_fails_the_sweep_and_cancels_what_runs()
    {
        var scene = new ClusterScene(Definition() with { Budget = new BudgetOptions { Failures = 1 } });
        scene.Join(A, capacity: 3);
        scene.End(A, 0, AttemptOutcome.Failed, Certain);

        scene.End(A, 2, AttemptOutcome.Failed, Certain);

        var failed = scene.Outcome.ShouldBeOfType<SweepOutcome.Failed>();
        failed.Reason.ShouldContain("budget.failures of 1");
        scene.Facts.OfType<TrialFinished>().Select(f => f.State).ShouldBe(
            [TrialState.Failed, TrialState.Failed, TrialState.Cancelled, TrialState.Cancelled]);
    }

    [Fact]
    public void A_sweep_that_failed_is_still_failed_when_it_is_opened_again()
    {
        var scene = new ClusterScene(Definition() with { Budget = new BudgetOptions { Failures = 1 } });
        scene.Join(A, capacity: 3);
        scene.End(A, 0, AttemptOutcome.Failed, Certain);
        scene.End(A, 2, AttemptOutcome.Failed, Certain);

        var before = scene.Outcome;
        var effects = scene.Effects.Count;
        scene.Restart();

        before.ShouldBeOfType<SweepOutcome.Failed>();
        scene.Effects.Skip(effects).OfType<ClusterEffect.Conclude>()
            .ShouldBe([new ClusterEffect.Conclude(First, before)]);
    }

    [Fact]
    public void A_sweep_whose_trials_all_failed_has_failed()
    {
        var scene = new ClusterScene(Definition(seeds: 1, 0.1));
        scene.Join(A, capacity: 1);

        scene.End(A, 0, AttemptOutcome.Failed, Certain);

        scene.Outcome.ShouldBe(new SweepOutcome.Failed("all 1 trials failed"));
    }

    [Fact]
    public void A_silent_node_loses_its_trials_after_the_lease_and_spends_no_retry()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Now += scene.State.Options.LeaseDuration / 2;
        scene.Join(B, capacity: 1);

        scene.Now += (scene.State.Options.LeaseDuration / 2) + TimeSpan.FromTicks(1);
        scene.CheckLeases();

        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Lost);
        scene.Ledger.BetweenAttempts[new TrialId(0)].Failures.DeviceFault.ShouldBe(0);
        scene.State.Fleet.Keys.ShouldBe([B]);
    }

    [Fact]
    public void A_heartbeat_keeps_the_lease()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Now += scene.State.Options.LeaseDuration - TimeSpan.FromSeconds(1);

        scene.Hear(A, new NodeMessage.Heartbeat());
        scene.Now += TimeSpan.FromSeconds(2);
        scene.CheckLeases();

        scene.Ledger.Running.Count.ShouldBe(1);
    }

    [Fact]
    public void A_node_that_the_coordinator_does_not_know_is_asked_to_join_again()
    {
        var scene = new ClusterScene();

        scene.Hear(A, new NodeMessage.Heartbeat());

        scene.Sent.ShouldBe([(A, new CoordinatorMessage.Rejoin())]);
    }

    [Fact]
    public void A_node_that_joins_again_keeps_what_it_holds_and_loses_the_rest()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 2);

        scene.Join(A, 2, AttemptOf(2, 1), AttemptOf(3, 7));

        scene.Facts.OfType<AttemptEnded>().Single().Trial.ShouldBe(new TrialId(0));
        scene.Ledger.Running[new TrialId(2)].Progress.Attempt.ShouldBe(1);
        scene.Sent.ShouldContain((A, new CoordinatorMessage.Stop(AttemptOf(3, 7))));
    }

    [Fact]
    public void An_interrupted_sweep_waits_for_its_nodes_and_completes_as_interrupted()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Tell(new ClusterEvent.InterruptRequested());
        var before = scene.Outcome;
        scene.End(A, 0, AttemptOutcome.Preempted);

        before.ShouldBeNull();
        scene.Outcome.ShouldBe(new SweepOutcome.Interrupted());
        scene.Ledger.BetweenAttempts.Keys.ShouldBe([new TrialId(0)]);
    }

    [Fact]
    public void A_budget_of_trials_ends_the_sweep_early_and_says_so()
    {
        var scene = new ClusterScene(Definition() with { Budget = new BudgetOptions { Trials = 1 } });
        scene.Join(A, capacity: 4);

        scene.Complete(A, 0);

        scene.Outcome.ShouldBe(new SweepOutcome.Finished("budget.trials allows 1 of 4 trials"));
    }

    [Fact]
    public void A_budget_of_time_cancels_what_runs()
    {
        var scene = new ClusterScene(Definition() with
        {
            Budget = new BudgetOptions { Time = TimeSpan.FromMinutes(5) },
        });
        scene.Join(A, capacity: 1);

        scene.Now += TimeSpan.FromMinutes(5);
        scene.Tell(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.TimeBudget, First)));

        scene.Outcome.ShouldBeOfType<SweepOutcome.Finished>().Reason!.ShouldContain("budget.time");
        scene.Facts.OfType<TrialFinished>().Single().State.ShouldBe(TrialState.Cancelled);
    }
}
