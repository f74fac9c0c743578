using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Network;

namespace Sweep.Training.Tests.Cpu;

public class CpuLaneEngineTests
{
    private static readonly CpuData Data = RandomData.Create(90, 5, density: 0.3);

    [Fact]
    public void Training_lowers_the_loss()
    {
        using var engine = new CpuLaneEngine([32], Data);
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(1);
        var first = engine.TakeMeanLoss(lane);

        engine.Advance(200);
        engine.TakeMeanLoss(lane);
        engine.Advance(7);

        engine.TakeMeanLoss(lane).ShouldBeLessThan(first / 10);
    }

    [Fact]
    public void The_mean_loss_covers_the_steps_since_it_was_taken()
    {
        using var engine = new CpuLaneEngine([12], Data);
        var (stepped, whole) = (engine.Add(Lanes.With(Lanes.Sgd)), engine.Add(Lanes.With(Lanes.Sgd)));
        var losses = new List<double>();

        for (var step = 0; step < 5; step++)
        {
            engine.Advance(1);
            losses.Add(engine.TakeMeanLoss(stepped));
        }

        engine.Status(stepped).MeanLoss.ShouldBe(double.NaN);
        engine.Status(whole).MeanLoss.ShouldBe(losses.Sum() / 5);
    }

    [Fact]
    public void Evaluation_is_the_textbooks()
    {
        using var engine = new CpuLaneEngine([12, 9], Data);
        var lane = engine.Add(Lanes.With(Lanes.Adam));

        var evaluation = engine.Evaluate(lane);

        var layout = new NetworkLayout(engine.Shape);
        var weights = new float[layout.Count];
        layout.Initialise(weights, Generator.FromSeed(3).Fork("weights"));
        var exact = Array.ConvertAll(weights, weight => (double)weight);
        var test = Data.Labelled.Test;
        var samples = Enumerable.Range(0, test.Count).ToArray();
        var right = samples.Count(sample => Guess(layout, exact, test, sample) == test.Labels.Span[sample]);
        evaluation.Loss.ShouldBe(ReferenceMlp.MeanLoss(layout, exact, test, samples), 1e-6);
        evaluation.Accuracy.ShouldBe((double)right / test.Count);
    }

    [Fact]
    public void A_loss_that_is_not_finite_halts_its_lane_and_no_other()
    {
        using var engine = new CpuLaneEngine([12], Data);
        var wild = engine.Add(Lanes.With(new OptimizerOptions.Sgd { Lr = 1e30 }));
        var calm = engine.Add(Lanes.With(Lanes.Sgd));

        engine.Advance(50);

        var status = engine.Status(wild);
        status.IsHalted.ShouldBeTrue();
        status.Step.ShouldBeInRange(2, 10);
        double.IsFinite(status.MeanLoss).ShouldBeFalse();
        engine.Status(calm).Step.ShouldBe(50);
    }

    [Fact]
    public void A_lane_that_shall_not_halt_goes_on()
    {
        using var engine = new CpuLaneEngine([12], Data);
        var options = Lanes.With(new OptimizerOptions.Sgd { Lr = 1e30 }) with { HaltWhenNotFinite = false };
        var lane = engine.Add(options);

        engine.Advance(50);

        engine.Status(lane).ShouldBe(new LaneStatus(50, double.NaN, IsHalted: false));
        engine.Evaluate(lane).Loss.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_removed_lanes_number_is_free_again()
    {
        using var engine = new CpuLaneEngine([12], Data);
        var first = engine.Add(Lanes.With(Lanes.Sgd));
        engine.Add(Lanes.With(Lanes.Adam));

        engine.Remove(first);

        Should.Throw<ArgumentOutOfRangeException>(() => engine.Status(first));
        engine.Add(Lanes.With(Lanes.Sgd)).ShouldBe(first);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(131)]
    public void A_batch_that_the_training_set_cannot_fill_is_refused(int batchSize)
    {
        using var engine = new CpuLaneEngine([12], Data);

        var refusal = Should.Throw<ArgumentException>(() => engine.Add(Lanes.With(Lanes.Sgd, batchSize)));

        refusal.Message.ShouldContain($"{batchSize} is not between 1 and the 130 samples");
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var engine = new CpuLaneEngine([12, 7], Data);
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(10);
        engine.Evaluate(lane);
        var before = GC.GetAllocatedBytesForCurrentThread();

        engine.Advance(30);
        engine.Evaluate(lane);

        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    private static int Guess(NetworkLayout layout, double[] weights, LabelledImages images, int sample)
    {
        var logits = ReferenceMlp.Logits(layout, weights, images, sample);
        return Array.IndexOf(logits, logits.Max());
    }
}
