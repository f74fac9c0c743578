using Sweep.Cli.Progress;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Cli.Tests.Support.SyntheticSweep;

namespace Sweep.Cli.Tests.Progress;

public sealed class RunProgressTests
{
    [Fact]
    public void Only_a_trial_that_began_is_running()
    {
        var progress = After(Assigns(0), Assigns(1), Begins(1));

        progress.Running.Select(trial => trial.Trial.Number).ShouldBe([1]);
    }

    [Fact]
    public void The_steps_of_running_trials_count_as_done_work()
    {
        var progress = After(Begins(0), Reports(0, 50, 1.0), Completes(1, 0.9));

        progress.Fraction.ShouldBe((0.5 + 1) / 9, 1e-12);
    }

    [Fact]
    public void The_epochs_of_a_trial_have_the_steps_that_its_node_said()
    {
        var text = Definition.Replace("steps: 100, evaluateEvery: 50", "epochs: 4");
        var progress = new RunProgress(Grid.Expand(Read(text)));

        progress.Apply(Begins(0, stepsPerEpoch: 20));
        progress.Apply(Reports(0, 40, 1.0));
        progress.Apply(Ends(0, AttemptOutcome.Preempted));

        progress.Fraction.ShouldBe(0.5 / 9, 1e-12);
    }

    [Fact]
    public void A_preempted_trial_keeps_its_curve_and_does_not_repeat_steps()
    {
        var progress = After(
            Begins(0), Reports(0, 1, 2.0), Reports(0, 10, 1.0), Ends(0, AttemptOutcome.Preempted),
            Begins(0, attempt: 2), Reports(0, 10, 1.0), Reports(0, 20, 0.5));

        progress.Running.Single().TrainLoss.Points.ShouldBe([2.0, 1.0, 0.5]);
    }

    [Fact]
    public void What_a_former_process_ran_is_not_running_now()
    {
        var progress = new RunProgress(SmallGrid);

        progress.Replay([new RecordedFact(1, Begins(0)), new RecordedFact(2, Completes(3, 0.5))]);

        progress.Running.ShouldBeEmpty();
        progress.Finished.ShouldBe(1);
    }

    [Fact]
    public void A_configuration_is_done_when_all_of_its_seeds_are()
    {
        var progress = new RunProgress(SmallGrid);

        var notices = new[] { Completes(0, 0.9), Completes(1, 0.8), Completes(2, 0.7) }.SelectMany(progress.Apply);

        notices.OfType<RunNotice.ConfigurationDone>().ShouldBe([new RunNotice.ConfigurationDone(new(0))]);
    }

    [Fact]
    public void Each_tenth_is_told_once()
    {
        var progress = new RunProgress(SmallGrid);

        var percents = Enumerable.Range(0, 9)
            .SelectMany(trial => progress.Apply(Completes(trial, 0.5)))
            .OfType<RunNotice.TenthDone>()
            .Select(notice => notice.Percent);

        percents.ShouldBe([10, 20, 30, 40, 50, 60, 70, 80, 100]);
    }

    [Fact]
    public void A_diverged_trial_is_told_with_its_rule()
    {
        var progress = new RunProgress(SmallGrid);

        var notices = progress.Apply(Diverges(6, 20));

        notices.OfType<RunNotice.TrialEndedEarly>().Single().End.Why
            .ShouldBe("loss-not-finite: train_loss was NaN at step 20.");
        progress.Count(TrialState.Diverged).ShouldBe(1);
    }

    [Fact]
    public void The_end_of_the_sweep_brings_its_reason()
    {
        var progress = After(new SweepFact.SweepFinished("budget.trials allows 3 of 9 trials", TimeSpan.Zero));

        progress.IsFinished.ShouldBeTrue();
        progress.EndReason.ShouldBe("budget.trials allows 3 of 9 trials");
    }

    private static RunProgress After(params SweepFact[] facts)
    {
        var progress = new RunProgress(SmallGrid);
        foreach (var fact in facts) progress.Apply(fact);
        return progress;
    }
}
