using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Messages;
using static Sweep.Messages.MetricNames;

namespace Sweep.Search.Tests.Divergence;

public sealed class DivergenceMonitorTests
{
    private static readonly GuessLevel Mnist = new(Math.Log(10), 0.1135);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_first_loss_that_is_not_finite_ends_the_trial_at_that_step(double loss)
    {
        var verdict = Judge(Start(), (1, TrainLoss, loss));

        verdict.ShouldNotBeNull().Rule.ShouldBe("loss-not-finite");
        verdict.Step.ShouldBe(1);
        verdict.Metric.ShouldBe(TrainLoss);
        verdict.Value.ShouldBe(loss);
        verdict.Threshold.ShouldBeNull();
    }

    [Fact]
    public void A_test_loss_that_is_not_finite_counts_as_well()
    {
        var verdict = Judge(Start(), (1, TrainLoss, 2.3), (50, TrainLoss, 0.4), (500, Loss, double.NaN));

        verdict.ShouldBe(new Verdict("loss-not-finite", 500, Loss, double.NaN, null, "loss was NaN at step 500."));
    }

    [Fact]
    public void A_metric_that_is_no_loss_may_be_anything()
    {
        var verdict = Judge(Start(), (1, "gradient_norm", double.NaN), (50, Accuracy, double.PositiveInfinity));

        verdict.ShouldBeNull();
    }

    [Fact]
    public void A_loss_far_above_the_first_one_for_three_reports_in_a_row_has_exploded()
    {
        var verdict = Judge(
            Start(), (1, TrainLoss, 2), (50, TrainLoss, 20.1), (100, TrainLoss, 9e9), (150, TrainLoss, 450));

        verdict.ShouldBe(new Verdict(
            "loss-exploded", 150, TrainLoss, 450, 20,
            "train_loss was above 20 (10 times its first value, 2) in 3 reports in a row, up to step 150, " +
            "where it was 450."));
    }

    [Fact]
    public void A_recorded_explosion_is_flagged_within_its_first_reports()
    {
        var verdict = Curves.Judge(Start(), Curves.SgdExplodesOnMlp).ShouldNotBeNull();

        verdict.Rule.ShouldBe("loss-exploded");
        verdict.Step.ShouldBe(150);
    }

    [Fact]
    public void A_loss_that_spikes_and_recovers_is_not_flagged()
    {
        var verdict = Judge(
            Start(), (1, TrainLoss, 2), (50, TrainLoss, 900), (100, TrainLoss, 900), (150, TrainLoss, 20),
            (200, TrainLoss, 900), (250, TrainLoss, 900), (300, TrainLoss, 0.5));

        verdict.ShouldBeNull();
    }

    [Fact]
    public void Reports_without_a_training_loss_neither_count_nor_interrupt_the_row()
    {
        var verdict = Judge(
            Start(), (1, TrainLoss, 2), (50, TrainLoss, 900), (60, Accuracy, 0.1), (70, Loss, 900), (80, Loss, 900),
            (100, TrainLoss, 900), (110, Loss, 900), (150, TrainLoss, 900));

        verdict.ShouldNotBeNull().Step.ShouldBe(150);
    }

    [Fact]
    public void A_first_loss_of_zero_has_no_multiple_to_exceed()
    {
        var verdict = Judge(
            Start(guess: GuessLevel.None), [(1, TrainLoss, 0), .. Every(50, 3000, _ => 1e6)]);

        verdict.ShouldBeNull();
    }

    [Fact]
    public void The_first_rule_that_applies_decides_and_later_reports_change_nothing()
    {
        var (monitor, verdict) = Start().Observe(1, [new(Loss, double.NaN), new(TrainLoss, double.NaN)]);
        var (next, second) = monitor.Observe(50, [new(TrainLoss, double.NaN)]);

        verdict.ShouldNotBeNull().Metric.ShouldBe(Loss);
        second.ShouldBeNull();
        next.ShouldBe(monitor);
    }

    [Fact]
    public void Switched_off_nothing_is_judged()
    {
        var off = DivergenceMonitor.Start(new DivergenceOptions { Enabled = false }, Mnist, 3000);

        Judge(off, [(1, TrainLoss, double.NaN), .. Every(50, 3000, _ => 1e9)]).ShouldBeNull();
    }

    [Fact]
    public void Its_state_survives_json_in_the_middle_of_a_curve()
    {
        var json = new JsonSerializerOptions
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        var direct = DivergenceMonitor.Start(new DivergenceOptions(), Mnist, 1000);
        var stored = direct;

        foreach (var (step, name, value) in Curves.RmspropStuckOnLenet)
        {
            direct = direct.Observe(step, [new(name, value)]).Next;
            stored = JsonSerializer.Deserialize<DivergenceMonitor>(JsonSerializer.Serialize(stored, json), json)!
                .Observe(step, [new(name, value)]).Next;
        }

        stored.ShouldBe(direct);
        stored.IsDecided.ShouldBeTrue();
    }

    private static DivergenceMonitor Start(GuessLevel? guess = null) =>
        DivergenceMonitor.Start(new DivergenceOptions(), guess ?? Mnist, 3000);

    private static Verdict? Judge(DivergenceMonitor monitor, params ImmutableArray<Report> reports) =>
        Curves.Judge(monitor, reports);

    private static IEnumerable<Report> Every(long step, long last, Func<long, double> loss) =>
        Curves.Every(step, last, loss);
}
