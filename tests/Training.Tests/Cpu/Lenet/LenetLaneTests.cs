using Sweep.Training.Cpu;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>Lanes of lenet keep what <see cref="ILaneEngine"/> promises.</summary>
public class LenetLaneTests
{
    [Theory]
    [InlineData(28, 20)]
    [InlineData(17, 13)]
    [InlineData(22, 1)]
    public void Every_vector_width_gives_the_same_lane(int side, int batchSize)
    {
        var expected = Train(side, batchSize, VectorWidth.Bits512);

        Train(side, batchSize, VectorWidth.Bits256).ShouldBe(expected);
        Train(side, batchSize, VectorWidth.Bits128).ShouldBe(expected);
    }

    [Fact]
    public void An_interrupted_lane_equals_an_uninterrupted_one()
    {
        var options = Lanes.With(Lanes.Adam);
        using var engine = LenetEngine.Create(side: 16);
        using var other = LenetEngine.Create(side: 16);
        var (whole, begun) = (engine.Add(options), other.Add(options));
        engine.Advance(9);
        other.Advance(9);

        var resumed = engine.Add(options, other.Save(begun));
        engine.Advance(6);

        engine.Fingerprint(resumed).ShouldBe(engine.Fingerprint(whole));
        engine.Status(resumed).ShouldBe(engine.Status(whole));
    }

    [Fact]
    public void A_lane_does_not_depend_on_its_neighbours()
    {
        using var alone = LenetEngine.Create(side: 16);
        using var shared = LenetEngine.Create(side: 16);
        var single = alone.Add(Lanes.With(Lanes.Adam));
        shared.Add(Lanes.With(Lanes.Sgd, batchSize: 130, seed: 9));
        var crowded = shared.Add(Lanes.With(Lanes.Adam));

        alone.Advance(4);
        shared.Advance(4);

        shared.Fingerprint(crowded).ShouldBe(alone.Fingerprint(single));
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        using var engine = LenetEngine.Create(side: 16);
        var lane = engine.Add(Lanes.With(new OptimizerOptions.Adam { Lr = 1e-3 }));
        engine.Advance(1);
        var first = engine.TakeMeanLoss(lane);

        engine.Advance(200);
        engine.TakeMeanLoss(lane);
        engine.Advance(7);

        engine.TakeMeanLoss(lane).ShouldBeLessThan(first / 10);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var engine = LenetEngine.Create(side: 16);
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(10);
        engine.Evaluate(lane);
        var before = GC.GetAllocatedBytesForCurrentThread();

        engine.Advance(10);
        engine.Evaluate(lane);

        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused()
    {
        var options = Lanes.With(Lanes.Adam);
        using var engine = LenetEngine.Create(side: 16);
        var checkpoint = engine.Save(engine.Add(options));
        var data = RandomData.Create(256, 5, density: 0.3);
        using var plain = new CpuLaneEngine(LenetEngine.Shape(16) with { Normalisation = null }, data);
        using var mlp = new CpuLaneEngine([500], data);

        Should.Throw<InvalidDataException>(() => plain.Add(options, checkpoint)).Message.ShouldContain("256-lenet-5");
        Should.Throw<InvalidDataException>(() => mlp.Add(options, checkpoint)).Message.ShouldContain("256-500-5");
    }

    [Theory]
    [InlineData(225)]
    [InlineData(785)]
    public void Images_that_it_cannot_read_are_refused(int inputs)
    {
        var data = RandomData.Create(inputs, 5, density: 0.3);
        var shape = new NetworkShape(inputs, new NetworkModel.Lenet(), 5);

        var refusal = Should.Throw<ArgumentException>(() => new CpuLaneEngine(shape, data));

        refusal.Message.ShouldContain($"at least 16 x 16 pixels, but these have {inputs} values");
    }

    private static string Train(int side, int batchSize, VectorWidth width)
    {
        using var engine = LenetEngine.Create(side, width);
        var lane = engine.Add(Lanes.With(Lanes.Adam, batchSize));
        engine.Advance(3);
        engine.Status(lane).IsHalted.ShouldBeFalse();
        return $"{engine.Fingerprint(lane)} {engine.Evaluate(lane)}";
    }
}
