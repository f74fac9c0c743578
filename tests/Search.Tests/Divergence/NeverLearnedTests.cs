using System.Collections.Immutable;
using Sweep.Messages;
using static Sweep.Messages.MetricNames;

namespace Sweep.Search.Tests.Divergence;

/// <summary>The third rule must tell a slow start from a trial that is stuck: on recorded curves, and at its
/// edges.</summary>
public sealed class NeverLearnedTests
{
    private static readonly GuessLevel Mnist = new(Math.Log(10), 0.1135);

    public static TheoryData<string, ImmutableArray<Report>> Learners => new()
    {
        { nameof(Curves.SlowSgdOnLenet), Curves.SlowSgdOnLenet },
        { nameof(Curves.SlowerSgdOnLenet), Curves.SlowerSgdOnLenet },
        { nameof(Curves.SlowSgdOnMlp), Curves.SlowSgdOnMlp },
        { nameof(Curves.RmspropSpikeOnMlp), Curves.RmspropSpikeOnMlp },
        { nameof(Curves.PublishedSlowSgd), Curves.PublishedSlowSgd },
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public void A_slow_start_is_never_flagged_however_long_the_trial(string name, ImmutableArray<Report> curve)
    {
        for (var steps = curve[^1].Step; steps < 40 * curve[^1].Step; steps += curve[^1].Step)
        {
            Judge(steps, curve).ShouldBeNull($"{name}, {steps} steps");
        }
    }

    [Fact]
    public void A_published_run_that_stays_at_the_majority_class_is_flagged_soon_after_its_grace()
    {
        var verdict = Judge(4690, Curves.PublishedStuckRmsprop).ShouldNotBeNull();

        verdict.Rule.ShouldBe("never-learned");
        verdict.Step.ShouldBe(3 * 469);
        verdict.Metric.ShouldBe(TrainLoss);
        verdict.Value.ShouldBe(2.3011, 0.0006);
        verdict.Threshold.ShouldNotBeNull().ShouldBe(0.99 * Math.Log(10), 1e-12);
        verdict.Message.ShouldContain("guessing gives 2.30259");
        verdict.Message.ShouldContain("best 0.1135, guessing gives 0.1135");
    }

    [Theory]
    [InlineData(400, 0, 175)]
    [InlineData(1000, 0, 325)]
    [InlineData(1000, 400, 400)]
    public void A_trial_stuck_after_a_violent_first_step_is_flagged_soon_after_its_grace(
        long steps, long graceSteps, long flaggedAt)
    {
        var verdict = Judge(steps, Curves.RmspropStuckOnLenet, graceSteps: graceSteps);

        verdict.ShouldNotBeNull().Step.ShouldBe(flaggedAt);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(400, 400)]
    public void A_trial_that_only_shows_the_noise_of_its_batches_is_flagged_soon_after_its_grace(
        long graceSteps, long flaggedAt)
    {
        var verdict = Judge(1000, Curves.FrozenSgdOnMlp, graceSteps: graceSteps);

        verdict.ShouldNotBeNull().Step.ShouldBe(flaggedAt);
    }

    [Fact]
    public void The_slowest_start_that_still_comes_below_guessing_is_not_flagged()
    {
        Judge(3000, Curves.SlowestSgdOnMlp).ShouldBeNull();
    }

    [Fact]
    public void A_loss_that_stays_above_guessing_needs_an_accuracy_to_show_that_nothing_is_learned()
    {
        Judge(1000, Curves.SgdStuckOnMlp).ShouldBeNull();
        Judge(1000, [.. Curves.SgdStuckOnMlp, (600, Accuracy, 0.114)]).ShouldNotBeNull().Step.ShouldBe(600);
        Judge(1000, [.. Curves.SgdStuckOnMlp, (600, Accuracy, 0.5)]).ShouldBeNull();
    }

    [Fact]
    public void A_trial_that_breaks_through_within_its_grace_is_not_flagged()
    {
        Judge(4690, Curves.RmspropLateOnLenet).ShouldBeNull();
    }

    [Fact]
    public void Grace_is_counted_in_steps_however_many_reports_they_hold()
    {
        var dense = Judge(3000, [(1, TrainLoss, 2.31), .. Curves.Every(2, 3000, _ => 2.302)]);
        var sparse = Judge(3000, [(1, TrainLoss, 2.31), .. Curves.Every(50, 3000, _ => 2.302)]);

        dense.ShouldNotBeNull().Step.ShouldBe(600);
        sparse.ShouldNotBeNull().Step.ShouldBe(600);
    }

    [Theory]
    [InlineData(0.07, 0, 100, 7)] // No binary fraction: rounded up from a double, it would be 8.
    [InlineData(0.2, 0, 7, 2)]
    [InlineData(0.2, 400, 3000, 600)]
    [InlineData(0.2, 400, 938, 400)]
    [InlineData(0.2, 400, 300, 300)]
    public void Grace_is_a_share_of_the_steps_and_at_least_so_many_of_them(
        double grace, long graceSteps, long steps, long expected)
    {
        var options = new DivergenceOptions { Grace = grace, GraceSteps = graceSteps };

        DivergenceMonitor.Start(options, Mnist, steps).GraceSteps.ShouldBe(expected);
    }

    [Fact]
    public void A_trial_shorter_than_its_grace_is_judged_at_its_last_step()
    {
        var verdict = Judge(100, [(1, TrainLoss, 2.31), .. Curves.Every(10, 100, _ => 2.302)]);

        verdict.ShouldNotBeNull().Step.ShouldBe(100);
    }

    [Fact]
    public void A_loss_far_above_guessing_that_still_falls_is_a_slow_start()
    {
        var verdict = Judge(1000, [(1, TrainLoss, 60), .. Curves.Every(50, 1000, step => 60 - (step / 20.0))]);

        verdict.ShouldBeNull();
    }

    [Fact]
    public void An_accuracy_well_above_guessing_shows_learning_whatever_the_loss()
    {
        ImmutableArray<Report> curve =
            [(1, TrainLoss, 2.31), (100, Accuracy, 0.4), .. Curves.Every(120, 1000, _ => 2.5)];

        Judge(1000, curve).ShouldBeNull();
        Judge(1000, curve.SetItem(1, (100, Accuracy, 0.18))).ShouldNotBeNull();
    }

    [Fact]
    public void A_first_batch_that_happens_to_be_easy_shows_no_learning()
    {
        Judge(1000, [(1, TrainLoss, 2.2), .. Curves.Every(50, 1000, _ => 2.303)]).ShouldNotBeNull();
    }

    [Fact]
    public void A_model_without_a_guessing_level_is_never_flagged()
    {
        var monitor = DivergenceMonitor.Start(new DivergenceOptions(), GuessLevel.None, 1000);

        Curves.Judge(monitor, [.. Curves.Every(50, 1000, _ => 5)]).ShouldBeNull();
    }

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(2, 0, true)] // A share alone ends before the latest starters have begun.
    [InlineData(2, 400, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 400, false)]
    public void A_late_starter_needs_a_grace_in_steps_however_short_the_trial(
        int epochs, long graceSteps, bool isFlagged)
    {
        var steps = epochs * 469;

        (Judge(steps, Curves.OwnRmspropLaterOnLenet, graceSteps: graceSteps) is not null).ShouldBe(isFlagged);
        (Judge(steps, Curves.RmspropLateOnLenet, graceSteps: graceSteps) is not null).ShouldBe(isFlagged);
    }

    [Theory]
    [InlineData(2, 460)]
    [InlineData(1, 414)]
    public void A_stuck_trial_is_flagged_within_its_first_epoch(int epochs, long flaggedAt) =>
        Judge(epochs * 469, Curves.OwnRmspropStuckOnLenet).ShouldNotBeNull().Step.ShouldBe(flaggedAt);

    private static Verdict? Judge(
        long steps, ImmutableArray<Report> curve, long? graceSteps = null)
    {
        var options = new DivergenceOptions();
        options = options with { GraceSteps = graceSteps ?? options.GraceSteps };
        return Curves.Judge(DivergenceMonitor.Start(options, Mnist, steps), curve);
    }
}
