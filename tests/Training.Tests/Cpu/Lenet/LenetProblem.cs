using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Network;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>The golden lenet in the engine's own kernels; its numbers are drawn as the script draws them.</summary>
internal sealed unsafe class LenetProblem : IDisposable
{
    private const int BatchSize = 16;
    private const int Samples = 3 * BatchSize;
    private const int Pixels = 784;
    private const int Classes = 10;

    private readonly LabelledImages images = Draw();
    private readonly NetworkLayout layout;
    private readonly LaneWeights weights;
    private readonly NetworkRun network;
    private long step;

    public LenetProblem(OptimizerRule rule)
    {
        var shape = new NetworkShape(Pixels, new NetworkModel.Lenet(), Classes)
        {
            Normalisation = new Normalisation(0.1307, 0.3081),
        };
        var data = new CpuData(new LabelledData("golden", images, images, Classes));
        layout = new NetworkLayout(shape);
        weights = new LaneWeights(layout, rule);
        network = new NetworkRun(layout, data, VectorWidths.Best, BatchSize);
        layout.Initialise(weights.Values, new Generator(11));
    }

    /// <summary>Sample after sample.</summary>
    public float[] Logits(int batch)
    {
        network.Load(images, [.. Enumerable.Range(batch * BatchSize, BatchSize)]);
        network.Forward(weights.Start);
        var rows = network.Logits;
        var logits = new float[BatchSize * Classes];
        for (var i = 0; i < logits.Length; i++) logits[i] = rows.Start[i / Classes * rows.RowStride + i % Classes];
        return logits;
    }

    /// <summary>The batch's loss; every gradient went through the rule.</summary>
    public double Step(int batch)
    {
        network.Load(images, [.. Enumerable.Range(batch * BatchSize, BatchSize)]);
        network.Forward(weights.Start);
        var loss = network.Loss();
        weights.Rule.BeginStep(++step, weights.Scalars);
        network.Backward(weights);
        return loss;
    }

    /// <summary>The weights (0) or a moment in PyTorch's eight tensors: of each layer the weights, then the biases.
    /// </summary>
    public float[][] Tensors(int array)
    {
        var values = weights.Array(array).ToArray();
        return
        [
            .. layout.Convolutions.SelectMany(convolution => Split(values, convolution.Weights, convolution.Channels)),
            .. Split(values, layout.Layers[0], layout.Convolutions[1].Weights.Outputs),
            .. Split(values, layout.Layers[1], layout.Layers[1].Inputs),
        ];
    }

    public void Dispose()
    {
        network.Dispose();
        weights.Dispose();
    }

    /// <summary>PyTorch has a row of inputs for each output, ordered by channel and then by place; the engine has a row
    /// of outputs for each input, ordered by place and then by channel.</summary>
    private static IEnumerable<float[]> Split(float[] values, LayerLayout layer, int channels)
    {
        var places = layer.Inputs / channels;
        yield return
        [
            .. from output in Enumerable.Range(0, layer.Outputs)
               from channel in Enumerable.Range(0, channels)
               from place in Enumerable.Range(0, places)
               select values[layer.Offset + (((place * channels) + channel) * layer.Stride) + output],
        ];
        yield return values[layer.BiasOffset..(layer.BiasOffset + layer.Outputs)];
    }

    private static LabelledImages Draw()
    {
        var generator = new Generator(12);
        var pixels = new byte[Samples * Pixels];
        var labels = new byte[Samples];
        foreach (ref var pixel in pixels.AsSpan())
        {
            var drawn = generator.Next() >> 55;
            pixel = (byte)(drawn < 256 ? drawn : 0);
        }

        foreach (ref var label in labels.AsSpan()) label = (byte)((generator.Next() >> 32) * Classes >> 32);
        return new LabelledImages(pixels, labels, Pixels);
    }
}
