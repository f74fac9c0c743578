using Sweep.Training.Data;
using Sweep.Training.Network;

namespace Sweep.Training.Tests.Cpu;

/// <summary>The network as a textbook writes it, in doubles, sample by sample.</summary>
internal static class ReferenceMlp
{
    public static double MeanLoss(
        NetworkLayout layout, ReadOnlySpan<double> weights, LabelledImages images, ReadOnlySpan<int> samples)
    {
        var total = 0.0;
        foreach (var sample in samples)
        {
            var logits = Logits(layout, weights, images, sample);
            var largest = logits.Max();
            var sum = logits.Sum(logit => Math.Exp(logit - largest));
            total += Math.Log(sum) + largest - logits[images.Labels.Span[sample]];
        }

        return total / samples.Length;
    }

    public static double[] Logits(
        NetworkLayout layout, ReadOnlySpan<double> weights, LabelledImages images, int sample)
    {
        var pixels = images.Pixels.Span.Slice(sample * images.Inputs, images.Inputs);
        var values = new double[pixels.Length];
        for (var i = 0; i < values.Length; i++) values[i] = pixels[i] / 255f;
        for (var index = 0; index < layout.Layers.Length; index++)
        {
            var isLast = index == layout.Layers.Length - 1;
            values = Apply(layout.Layers[index], weights, values, isLast ? double.NegativeInfinity : 0);
        }

        return values;
    }

    private static double[] Apply(
        LayerLayout layer, ReadOnlySpan<double> weights, double[] inputs, double smallest)
    {
        var outputs = new double[layer.Outputs];
        for (var output = 0; output < outputs.Length; output++)
        {
            var sum = weights[layer.BiasOffset + output];
            for (var input = 0; input < inputs.Length; input++)
            {
                sum += inputs[input] * weights[layer.Offset + input * layer.Stride + output];
            }

            outputs[output] = Math.Max(sum, smallest);
        }

        return outputs;
    }
}
