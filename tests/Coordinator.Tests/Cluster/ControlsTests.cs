using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

public class ControlsTests
{
    private static readonly TrainingFailure Certain = new(FailureClass.UserError, "no data in /mnt/a1/mnist");

    [Fact]
    public void A_paused_sweep_puts_back_what_runs_and_starts_nothing_until_it_is_resumed()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Ask(new ClusterRequest.Pause(First, "lunch"));
        scene.Sent.ShouldContain((A, new CoordinatorMessage.Preempt(AttemptOf(0))));
        scene.End(A, 0, AttemptOutcome.Preempted);
        scene.Ledger.Running.ShouldBeEmpty();
        scene.Ask(new ClusterRequest.Resume(First));

        scene.Ledger.Running[new TrialId(0)].Progress.Attempt.ShouldBe(2);
        scene.Ledger.Running[new TrialId(0)].Progress.Failures.Preempted.ShouldBe(0);
    }

    [Fact]
    public void Pausing_and_resuming_twice_is_as_once()
    {
        var scene = new ClusterScene();

        scene.Ask(new ClusterRequest.Pause(First, "lunch"));
        Changes(scene.Ask(new ClusterRequest.Pause(First, "again"))).ShouldBe(RequestChange.None);
        scene.Ask(new ClusterRequest.Resume(First));
        Changes(scene.Ask(new ClusterRequest.Resume(First))).ShouldBe(RequestChange.None);

        scene.Facts.OfType<SweepPaused>().Count().ShouldBe(1);
        scene.Facts.OfType<SweepResumed>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_pause_does_not_use_up_the_budget_of_time()
    {
        var scene = new ClusterScene(Definition() with
        {
            Budget = new BudgetOptions { Time = TimeSpan.FromMinutes(5) },
        });
        scene.Now += TimeSpan.FromMinutes(1);
        scene.Ask(new ClusterRequest.Pause(First, "lunch"));
        scene.Now += TimeSpan.FromHours(1);

        scene.Ask(new ClusterRequest.Resume(First));

        scene.Effects.OfType<ClusterEffect.StartTimer>().Last().Delay.ShouldBe(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public void A_pause_outlives_the_coordinator_and_reaches_nodes_that_join_again()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Ask(new ClusterRequest.Pause(First, "lunch"));

        scene.Restart();
        scene.Join(A, 1, AttemptOf(0));

        scene.Sent.Count(sent => sent.Message is CoordinatorMessage.Preempt).ShouldBe(2);
        scene.Ledger.Running.Count.ShouldBe(1);
    }

    [Fact]
    public void A_stopped_sweep_cancels_what_runs_and_stays_stopped()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Ask(new ClusterRequest.Stop(First, "enough"));

        scene.Outcome.ShouldBe(new SweepOutcome.Stopped("enough"));
        scene.Sent.ShouldContain((A, new CoordinatorMessage.Stop(AttemptOf(0))));
        scene.State.Fleet[A].Held.ShouldBeEmpty();
        Changes(scene.Ask(new ClusterRequest.Stop(First, "again"))).ShouldBe(RequestChange.None);
        scene.Ask(new ClusterRequest.Resume(First)).ShouldBeOfType<ClusterReply.Refused>();
    }

    [Fact]
    public void Failed_trials_are_tried_again_from_their_beginning()
    {
        var scene = new ClusterScene(Definition(1, 0.1));
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1);
        scene.End(A, 0, AttemptOutcome.Failed, Certain);

        scene.Ask(new ClusterRequest.Retry(First, 0, Failed(scene)));
        scene.Complete(A, 0, attempt: 2);

        scene.Sent.Select(sent => sent.Message).OfType<CoordinatorMessage.Assign>().Last().ReportedStep.ShouldBe(0);
        scene.Ledger.Finished[TrialState.Completed].ShouldBe(1);
        scene.Ledger.Finished[TrialState.Failed].ShouldBe(0);
        scene.Outcome.ShouldBe(new SweepOutcome.Finished(null));
    }

    [Fact]
    public void A_retry_that_was_prepared_before_another_is_refused()
    {
        var scene = new ClusterScene(Definition(1, 0.1));
        scene.Join(A, capacity: 1);
        scene.End(A, 0, AttemptOutcome.Failed, Certain);
        var request = new ClusterRequest.Retry(First, 0, Failed(scene));
        scene.Ask(request);
        scene.Complete(A, 0, attempt: 2);

        scene.Ask(request).ShouldBeOfType<ClusterReply.Refused>().Kind.ShouldBe(RefusalKind.Conflict);

        scene.Ledger.Finished[TrialState.Completed].ShouldBe(1);
    }

    [Fact]
    public void A_deleted_sweep_frees_its_nodes_and_its_name()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Ask(new ClusterRequest.Delete(First));

        scene.State.Sweeps.ShouldBeEmpty();
        scene.State.Fleet[A].Held.ShouldBeEmpty();
        scene.Sent.ShouldContain((A, new CoordinatorMessage.Stop(AttemptOf(0))));
        scene.Effects.ShouldContain(new ClusterEffect.DeleteSweep(First));
        scene.Ask(new ClusterRequest.Delete(First)).ShouldBeOfType<ClusterReply.Refused>()
            .Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public void The_same_error_in_the_first_configurations_pauses_the_sweep_with_a_diagnosis()
    {
        var scene = new ClusterScene(Definition(2, 0.1, 0.2, 0.3, 0.4));
        scene.Join(A, capacity: 8);

        scene.End(A, 0, AttemptOutcome.Failed, Certain);
        scene.End(A, 1, AttemptOutcome.Failed, Certain);
        scene.End(A, 2, AttemptOutcome.Failed, Certain with { Reason = "no data in /mnt/b22/mnist" });
        scene.Ledger.Pause.ShouldBeNull();
        scene.End(A, 4, AttemptOutcome.Failed, Certain);

        scene.Ledger.Pause.ShouldNotBeNull().IsDiagnosis.ShouldBeTrue();
        scene.Ledger.Pause.Reason.ShouldContain("the first 3 configurations failed with the same error");
        scene.Ledger.Pause.Reason.ShouldContain(Certain.Reason);
    }

    [Fact]
    public void Different_errors_or_a_success_say_that_not_all_is_broken()
    {
        var other = new TrainingFailure(FailureClass.UserError, "no such optimizer");
        foreach (var first in (Action<ClusterScene>[])
            [scene => scene.End(A, 6, AttemptOutcome.Failed, other), scene => scene.Complete(A, 6)])
        {
            var scene = new ClusterScene(Definition(2, 0.1, 0.2, 0.3, 0.4));
            scene.Join(A, capacity: 8);
            first(scene);

            foreach (var trial in (long[])[0, 2, 4]) scene.End(A, trial, AttemptOutcome.Failed, Certain);

            scene.Ledger.Pause.ShouldBeNull();
        }
    }

    private static System.Collections.Immutable.ImmutableArray<FailedTrial> Failed(ClusterScene scene)
    {
        using var journal = new MemoryJournal();
        journal.Append([.. scene.Facts]);
        return FailedTrials.Read(journal);
    }

    private static RequestChange Changes(ClusterReply reply) =>
        reply.ShouldBeOfType<ClusterReply.Accepted>().Change;
}
