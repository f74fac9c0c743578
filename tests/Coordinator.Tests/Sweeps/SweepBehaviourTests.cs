using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Sweeps;

public class SweepBehaviourTests
{
    [Fact]
    public void Trials_start_with_the_first_seed_of_every_configuration()
    {
        var scene = new ClusterScene(Definition(seeds: 2, 0.1, 0.01));

        scene.Join(A, capacity: 3);

        Assigned(scene).ShouldBe([0, 2, 1]);
    }

    [Fact]
    public void A_node_is_never_given_more_than_it_wants_to_hold()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Complete(A, 0);

        scene.Ledger.Running.Keys.ShouldBe([new TrialId(2)]);
    }

    [Fact]
    public void The_limit_on_parallel_trials_holds_over_all_nodes()
    {
        var scene = new ClusterScene(Definition() with { Parallelism = 2 });

        scene.Join(A, capacity: 2);
        scene.Join(B, capacity: 2);

        scene.Ledger.Running.Count.ShouldBe(2);
    }

    [Fact]
    public void A_trial_that_completes_is_recorded_with_its_last_objective()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Complete(A, 0);

        scene.Facts.OfType<TrialFinished>().ShouldBe(
            [new TrialFinished(new TrialId(0), TrialState.Completed, 10, 0.9, null, null)]);
    }

    [Fact]
    public void An_attempt_took_as_long_as_its_node_says_however_late_that_is_heard()
    {
        var scene = new ClusterScene(Definition(seeds: 1, 0.1, 0.01));
        scene.Join(A, capacity: 2);
        foreach (var trial in (int[])[0, 1]) scene.Begin(A, trial);
        scene.Now += TimeSpan.FromSeconds(9);

        scene.Hear(A, new NodeMessage.Ended(AttemptOf(0), AttemptOutcome.Preempted, 2.5, null));
        scene.Hear(A, new NodeMessage.Ended(AttemptOf(1), AttemptOutcome.Preempted, double.NaN, null));

        scene.Facts.OfType<AttemptEnded>().Select(ended => ended.Seconds).ShouldBe([2.5, 9]);
    }

    /// <summary>Its first telling was recorded by a leader that died before it acknowledged.</summary>
    [Fact]
    public void An_attempt_that_is_told_twice_to_have_begun_began_once()
    {
        var scene = new ClusterScene(Definition(seeds: 1, 0.1));
        scene.Join(A, capacity: 1);
        var began = new NodeMessage.Began(AttemptOf(0), "cpu:0", 2.3, 0.1, 5);
        scene.Hear(A, began);
        scene.Join(A, capacity: 1, AttemptOf(0));

        scene.Hear(A, began);

        scene.Facts.OfType<AttemptBegan>().Count().ShouldBe(1);
        scene.Ledger.Running.Keys.ShouldBe([new TrialId(0)]);
    }

    [Fact]
    public void A_sweep_ends_when_its_last_trial_does()
    {
        var scene = new ClusterScene(Definition(seeds: 1, 0.1));
        scene.Join(A, capacity: 4);

        scene.Complete(A, 0);

        scene.Outcome.ShouldBe(new SweepOutcome.Finished(null));
        scene.Facts.Last().ShouldBe(new SweepFinished(null, scene.Now));
    }

    [Fact]
    public void A_diverging_trial_is_finished_and_stopped_at_the_report_that_decides_and_its_place_is_filled()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);

        var effects = scene.Report(A, 0, 1, double.NaN);

        var verdict = scene.Facts.OfType<TrialFinished>().Single();
        verdict.State.ShouldBe(TrialState.Diverged);
        verdict.Verdict!.Step.ShouldBe(1);
        effects.OfType<ClusterEffect.Send>().Select(e => e.Message)
            .ShouldContain(new CoordinatorMessage.Stop(AttemptOf(0, 1)));
        Assigned(scene).ShouldBe([0, 2]);
    }

    [Fact]
    public void What_is_said_of_a_trial_after_its_terminal_record_changes_nothing()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1, double.NaN);

        var late = scene.Report(A, 0, 5).Concat(scene.End(A, 0, AttemptOutcome.Diverged));

        late.ShouldBeEmpty();
    }

    [Fact]
    public void A_report_counts_once()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1);

        scene.Report(A, 0, 1).ShouldBeEmpty();
    }

    [Fact]
    public void A_report_that_skips_one_that_was_due_loses_the_attempt()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);

        scene.Report(A, 0, 5);

        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Lost);
        scene.Ledger.Running[new TrialId(0)].Progress.Attempt.ShouldBe(2);
        scene.Facts.OfType<MetricsReported>().ShouldBeEmpty();
    }

    [Fact]
    public void A_later_attempt_repeats_reports_without_recording_them_again()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1);
        scene.Report(A, 0, 5);

        scene.Join(A, capacity: 1);
        scene.Complete(A, 0, attempt: 2);

        scene.Facts.OfType<MetricsReported>().Select(f => (f.Attempt, f.Step)).ShouldBe([(1, 1L), (1, 5L), (2, 10L)]);
        scene.Facts.OfType<TrialFinished>().Single().State.ShouldBe(TrialState.Completed);
    }

    [Fact]
    public void A_completion_that_the_reports_do_not_bear_out_is_a_failure()
    {
        var scene = new ClusterScene(Definition() with { Retries = RetryOptions.Of(0) });
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, 1);

        scene.End(A, 0, AttemptOutcome.Completed);

        scene.Facts.OfType<TrialFinished>().Single().State.ShouldBe(TrialState.Failed);
    }

    private static IEnumerable<long> Assigned(ClusterScene scene) =>
        scene.Facts.OfType<AttemptAssigned>().Select(f => f.Trial.Number);
}
