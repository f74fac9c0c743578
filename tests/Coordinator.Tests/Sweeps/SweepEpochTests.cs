using System.Text;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Sweeps;

/// <summary>Trials of two epochs; their node says that an epoch has five steps.</summary>
public class SweepEpochTests
{
    [Fact]
    public void A_trial_in_epochs_is_complete_at_the_step_that_its_nodes_epochs_give()
    {
        var scene = new ClusterScene(TwoEpochs());
        scene.Join(A, capacity: 1);

        scene.Complete(A, 0);

        scene.Facts.OfType<AttemptBegan>().Single().StepsPerEpoch.ShouldBe(5);
        scene.Facts.OfType<TrialFinished>().ShouldBe(
            [new TrialFinished(new TrialId(0), TrialState.Completed, 10, 0.9, null, null)]);
    }

    [Fact]
    public void A_completion_before_the_last_epoch_is_a_failure()
    {
        var scene = new ClusterScene(TwoEpochs());
        scene.Join(A, capacity: 1);

        scene.Begin(A, 0, stepsPerEpoch: 10);
        foreach (var step in (long[])[1, 5, 10]) scene.Report(A, 0, step);
        scene.End(A, 0, AttemptOutcome.Completed);

        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Failed);
    }

    [Fact]
    public void A_completion_that_never_began_is_a_failure()
    {
        var scene = new ClusterScene(TwoEpochs());
        scene.Join(A, capacity: 1);

        scene.End(A, 0, AttemptOutcome.Completed);

        scene.Facts.OfType<AttemptEnded>().Single().Outcome.ShouldBe(AttemptOutcome.Failed);
    }

    [Fact]
    public void The_grace_of_a_trial_in_epochs_is_a_share_of_its_steps()
    {
        var scene = new ClusterScene(TwoEpochs() with { Divergence = new DivergenceOptions { GraceSteps = 0 } });
        scene.Join(A, capacity: 1);

        scene.Begin(A, 0);

        scene.Ledger.Running[new TrialId(0)].Progress.Monitor!.Steps.ShouldBe(10);
        scene.Ledger.Running[new TrialId(0)].Progress.Monitor!.GraceSteps.ShouldBe(2);
    }

    [Fact]
    public void A_later_attempt_on_other_data_fails_instead_of_joining_two_curves()
    {
        var scene = new ClusterScene(TwoEpochs());
        scene.Join(A, capacity: 1);
        scene.Begin(A, 0);
        scene.Report(A, 0, step: 1);
        scene.End(A, 0, AttemptOutcome.Preempted);

        scene.Begin(A, 0, attempt: 2, stepsPerEpoch: 6);

        var finished = scene.Facts.OfType<TrialFinished>().Single();
        finished.State.ShouldBe(TrialState.Failed);
        finished.Reason.ShouldNotBeNull().ShouldContain("has 6 batches now, and had 5");
        scene.Sent.ShouldContain((A, new CoordinatorMessage.Stop(AttemptOf(0, 2))));
        scene.Ledger.Running.Keys.ShouldBe([new TrialId(2)]);
    }

    [Fact]
    public void A_trial_that_began_before_epochs_were_recorded_goes_on()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);
        var old = scene.Sweep.Apply(
            new AttemptBegan(new TrialId(0), 1, "cpu:0", double.NaN, double.NaN, scene.Now));

        var restored = LedgerCodec.TryDecode(LedgerCodec.Encode(old.Ledger))!.Running[new TrialId(0)].Progress;

        restored.StepsPerEpoch.ShouldBeNull();
        restored.Monitor.ShouldNotBeNull().Steps.ShouldBe(10);
    }

    [Fact]
    public void A_snapshot_of_another_version_is_passed_over()
    {
        var scene = new ClusterScene();
        var snapshot = Encoding.UTF8.GetString(LedgerCodec.Encode(scene.Ledger));
        var other = snapshot.Replace("\"Reopenings\":0,", "");

        other.ShouldNotBe(snapshot);
        LedgerCodec.TryDecode(Encoding.UTF8.GetBytes(other)).ShouldBeNull();
    }

    private static SweepDefinition TwoEpochs()
    {
        var steps = Definition();
        return steps with { Trainer = steps.Trainer with { Length = TrialLength.Epochs(2), EvaluateEvery = 2 } };
    }
}
