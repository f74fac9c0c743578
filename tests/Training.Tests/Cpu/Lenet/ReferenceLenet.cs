using Sweep.Training.Data;
using Sweep.Training.Network;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>The network as a textbook writes it, in doubles, sample by sample.</summary>
internal static class ReferenceLenet
{
    public static double MeanLoss(NetworkLayout layout, double[] weights, LabelledImages images, int[] samples)
    {
        var total = 0.0;
        foreach (var sample in samples)
        {
            var logits = Logits(layout, weights, images.Pixels.Span.Slice(sample * images.Inputs, images.Inputs));
            var largest = logits.Max();
            total += Math.Log(logits.Sum(logit => Math.Exp(logit - largest))) + largest;
            total -= logits[images.Labels.Span[sample]];
        }

        return total / samples.Length;
    }

    private static double[] Logits(NetworkLayout layout, double[] weights, ReadOnlySpan<byte> pixels)
    {
        var normalisation = layout.Shape.Normalisation!;
        var values = new double[pixels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((pixels[i] / 255.0) - normalisation.Mean) / normalisation.StandardDeviation;
        }

        foreach (var convolution in layout.Convolutions)
            values = Pool(convolution, Convolve(convolution, weights, values));
        var hidden = Array.ConvertAll(Apply(layout.Layers[0], weights, values), value => Math.Max(value, 0));
        return Apply(layout.Layers[1], weights, hidden);
    }

    /// <summary>A value for each row, column and channel of the output.</summary>
    private static double[,,] Convolve(ConvolutionLayout layout, double[] weights, double[] image)
    {
        var (side, channels, filters) = (layout.Side - 4, layout.Channels, layout.Weights);
        var outputs = new double[side, side, filters.Outputs];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var patch = new double[filters.Inputs];
                for (var i = 0; i < patch.Length; i++)
                {
                    var (place, channel) = (i / channels, i % channels);
                    patch[i] = image[((((y + (place / 5)) * layout.Side) + x + (place % 5)) * channels) + channel];
                }

                var sums = Apply(filters, weights, patch);
                for (var output = 0; output < sums.Length; output++) outputs[y, x, output] = sums[output];
            }
        }

        return outputs;
    }

    /// <summary>ReLU and the largest of each window, pixel by pixel.</summary>
    private static double[] Pool(ConvolutionLayout layout, double[,,] values) =>
    [
        .. from y in Enumerable.Range(0, layout.PooledSide)
           from x in Enumerable.Range(0, layout.PooledSide)
           from channel in Enumerable.Range(0, layout.Weights.Outputs)
           select Enumerable.Range(0, 4)
               .Max(i => Math.Max(values[(2 * y) + (i / 2), (2 * x) + (i % 2), channel], 0)),
    ];

    private static double[] Apply(LayerLayout layer, double[] weights, double[] inputs)
    {
        var outputs = weights[layer.BiasOffset..(layer.BiasOffset + layer.Outputs)];
        for (var input = 0; input < layer.Inputs; input++)
        {
            var row = layer.Offset + (input * layer.Stride);
            for (var output = 0; output < outputs.Length; output++)
            {
                outputs[output] += inputs[input] * weights[row + output];
            }
        }

        return outputs;
    }
}
