using Sweep.Training.Cpu;
using Sweep.Training.Network;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>The gradient on images of other sizes, beside the slope of the textbook's loss.</summary>
public class LenetGradientTests
{
    private static readonly int[] Batch = [3, 17, 5];

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(19)]
    [InlineData(22)]
    public void The_gradient_is_the_slope_of_the_loss(int side)
    {
        var data = RandomData.Create(side * side, classes: 5, density: 0.5);
        var layout = new NetworkLayout(LenetEngine.Shape(side));
        var (weights, gradient, loss) = Differentiate(layout, data);

        loss.ShouldBe(ReferenceLenet.MeanLoss(layout, weights, data.Labelled.Train, Batch), 1e-6);
        foreach (var place in SomeWeights(layout))
        {
            var slope = Slope(place, moved => ReferenceLenet.MeanLoss(layout, moved, data.Labelled.Train, Batch));
            gradient[place].ShouldBe((float)slope, 2e-5f, $"weight {place}");
        }

        double Slope(int place, Func<double[], double> lossOf)
        {
            const double Distance = 1e-6;
            var moved = (double[])weights.Clone();
            moved[place] = weights[place] + Distance;
            var above = lossOf(moved);
            moved[place] = weights[place] - Distance;
            return (above - lossOf(moved)) / (2 * Distance);
        }
    }

    [Fact]
    public void Padding_has_no_gradient()
    {
        var data = RandomData.Create(17 * 17, classes: 5, density: 0.5);
        var layout = new NetworkLayout(LenetEngine.Shape(17));

        var (_, gradient, _) = Differentiate(layout, data);

        foreach (var layer in Layers(layout))
        {
            for (var row = 0; row <= layer.Inputs; row++)
            {
                var start = layer.Offset + (row * layer.Stride);
                gradient[(start + layer.Outputs)..(start + layer.Stride)].ShouldAllBe(value => value == 0);
            }
        }
    }

    private static IEnumerable<LayerLayout> Layers(NetworkLayout layout) =>
        layout.Convolutions.Select(convolution => convolution.Weights).Concat(layout.Layers);

    /// <summary>Of each layer some weights spread over it, and some biases.</summary>
    private static IEnumerable<int> SomeWeights(NetworkLayout layout) =>
        from layer in Layers(layout)
        from i in Enumerable.Range(0, 30)
        let row = i < 6 ? layer.Inputs : i * 7919 % layer.Inputs
        select layer.Offset + (row * layer.Stride) + (i * 31 % layer.Outputs);

    private static unsafe (double[] Weights, float[] Gradient, double Loss) Differentiate(
        NetworkLayout layout, CpuData data)
    {
        using var weights = new LaneWeights(layout, new GradientRecorder());
        using var run = new NetworkRun(layout, data, VectorWidths.Best, capacity: 8);
        layout.Initialise(weights.Values, new Generator(8));
        run.Load(data.Labelled.Train, Batch);
        run.Forward(weights.Start);
        var loss = run.Loss();
        run.Backward(weights);
        return (Array.ConvertAll(weights.Values.ToArray(), weight => (double)weight), weights.Array(1).ToArray(), loss);
    }
}
