using Sweep.Training.Cpu;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu;

public class SameBitsTests
{
    /// <summary>Inputs, hidden layers, classes and batch size: odd ones, since even ones hide mistakes at
    /// edges.</summary>
    public static TheoryData<int, int[], int, int> Shapes => new()
    {
        { 784, [100], 10, 100 },
        { 65, [1], 17, 1 },
        { 64, [], 10, 13 },
        { 3, [33, 7, 129], 2, 7 },
        { 130, [260], 3, 130 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_vector_width_gives_the_same_lane(int inputs, int[] hidden, int classes, int batchSize)
    {
        foreach (var isSparse in new[] { true, false })
        {
            var data = RandomData.Create(inputs, classes, density: 0.3, isSparse);
            var expected = Train(data, hidden, batchSize, VectorWidth.Bits512);

            Train(data, hidden, batchSize, VectorWidth.Bits256).ShouldBe(expected);
            Train(data, hidden, batchSize, VectorWidth.Bits128).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Leaving_zeros_out_changes_no_bit(int inputs, int[] hidden, int classes, int batchSize)
    {
        var sparse = RandomData.Create(inputs, classes, density: 0.3, isSparse: true);
        var dense = RandomData.Create(inputs, classes, density: 0.3, isSparse: false);

        Train(sparse, hidden, batchSize, VectorWidths.Best)
            .ShouldBe(Train(dense, hidden, batchSize, VectorWidths.Best));
    }

    [Fact]
    public void Leaving_zeros_out_changes_no_bit_for_any_optimizer()
    {
        var sparse = RandomData.Create(200, 4, density: 0.02, isSparse: true);
        var dense = RandomData.Create(200, 4, density: 0.02, isSparse: false);

        foreach (var optimizer in Lanes.AllOptimizers)
        {
            Train(sparse, optimizer).ShouldBe(Train(dense, optimizer), optimizer.ToString());
        }
    }

    [Fact]
    public void A_lane_does_not_depend_on_its_neighbours()
    {
        var data = RandomData.Create(90, 5, density: 0.3);
        using var alone = new CpuLaneEngine([12], data);
        using var shared = new CpuLaneEngine([12], data);
        var single = alone.Add(Lanes.With(Lanes.Adam));
        shared.Add(Lanes.With(Lanes.Sgd, batchSize: 130, seed: 9));
        var crowded = shared.Add(Lanes.With(Lanes.Adam));

        alone.Advance(10);
        shared.Advance(10);

        shared.Fingerprint(crowded).ShouldBe(alone.Fingerprint(single));
    }

    [Fact]
    public void How_steps_are_divided_over_calls_and_evaluations_changes_no_bit()
    {
        using var whole = new CpuLaneEngine([12], RandomData.Create(90, 5, density: 0.3));
        using var divided = new CpuLaneEngine([12], RandomData.Create(90, 5, density: 0.3));
        var first = whole.Add(Lanes.With(Lanes.Adam));
        var second = divided.Add(Lanes.With(Lanes.Adam));

        whole.Advance(15);
        for (var step = 0; step < 15; step++)
        {
            divided.Advance(1);
            divided.Evaluate(second);
        }

        divided.Fingerprint(second).ShouldBe(whole.Fingerprint(first));
    }

    private static string Train(CpuData data, OptimizerOptions optimizer)
    {
        using var engine = new CpuLaneEngine([9], data);
        var lane = engine.Add(Lanes.With(optimizer, batchSize: 3));
        engine.Advance(60);
        return engine.Fingerprint(lane);
    }

    private static string Train(CpuData data, int[] hidden, int batchSize, VectorWidth width)
    {
        using var engine = new CpuLaneEngine([.. hidden], data, width);
        var lane = engine.Add(Lanes.With(Lanes.Adam, batchSize));
        engine.Advance(12);
        var evaluation = engine.Evaluate(lane);
        engine.Status(lane).IsHalted.ShouldBeFalse();
        return $"{engine.Fingerprint(lane)} {evaluation}";
    }
}
