using Sweep.Training.Cpu;
using Sweep.Training.Network;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu;

public class GradientTests
{
    private static readonly int[] Batch = [3, 17, 5, 99, 40, 41, 0];

    public static TheoryData<int[], bool> Networks => new()
    {
        { [], true },
        { [], false },
        { [6], true },
        { [6], false },
        { [18, 5, 7], true },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_is_the_slope_of_the_loss(int[] hidden, bool isSparse)
    {
        var (layout, weights, gradient, _) = Differentiate(hidden, isSparse);

        foreach (var place in RealWeights(layout))
        {
            gradient[place].ShouldBe((float)Slope(layout, weights, place), 2e-5f, $"weight {place}");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_loss_is_the_textbooks(int[] hidden, bool isSparse)
    {
        var (layout, weights, _, loss) = Differentiate(hidden, isSparse);

        loss.ShouldBe(ReferenceMlp.MeanLoss(layout, weights, Data(isSparse).Labelled.Train, Batch), 1e-6);
    }

    private static CpuData Data(bool isSparse) => RandomData.Create(70, 4, density: 0.3, isSparse);

    private static unsafe (NetworkLayout Layout, double[] Weights, float[] Gradient, double Loss) Differentiate(
        int[] hidden, bool isSparse)
    {
        var data = Data(isSparse);
        var layout = new NetworkLayout(new NetworkShape(70, [.. hidden], 4));
        using var weights = new LaneWeights(layout, new GradientRecorder());
        using var run = new NetworkRun(layout, data, VectorWidths.Best, capacity: 8);
        layout.Initialise(weights.Values, new Generator(8));
        run.Load(data.Labelled.Train, Batch);
        run.Forward(weights.Start);
        var loss = run.Loss();
        run.Backward(weights);
        var exact = Array.ConvertAll(weights.Values.ToArray(), weight => (double)weight);
        return (layout, exact, weights.Array(1).ToArray(), loss);
    }

    private static double Slope(NetworkLayout layout, double[] weights, int place)
    {
        const double Distance = 1e-6;
        var images = Data(isSparse: true).Labelled.Train;
        var moved = (double[])weights.Clone();
        moved[place] = weights[place] + Distance;
        var above = ReferenceMlp.MeanLoss(layout, moved, images, Batch);
        moved[place] = weights[place] - Distance;
        return (above - ReferenceMlp.MeanLoss(layout, moved, images, Batch)) / (2 * Distance);
    }

    /// <summary>Every weight that is no padding; of large layers every 13th.</summary>
    private static IEnumerable<int> RealWeights(NetworkLayout layout) =>
        from layer in layout.Layers
        from row in Enumerable.Range(0, layer.Inputs + 1)
        from output in Enumerable.Range(0, layer.Outputs)
        let place = layer.Offset + row * layer.Stride + output
        where place % 13 == 0 || layer.Inputs < 20
        select place;
}
