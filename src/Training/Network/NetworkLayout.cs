using System.Collections.Immutable;

namespace Sweep.Training.Network;

/// <summary>Where each layer of a network lies in its weights.</summary>
internal sealed class NetworkLayout
{
    /// <summary>Floats that the widest vector holds; rows are multiples of it.</summary>
    private const int Granule = 16;

    public NetworkLayout(NetworkShape shape)
    {
        var widths = shape.Hidden.Add(shape.Classes);
        if (shape.Inputs < 1 || widths.Any(width => width < 1))
        {
            throw new ArgumentException("Every layer of a network needs at least one input and one output.");
        }

        var layers = ImmutableArray.CreateBuilder<LayerLayout>(widths.Length);
        var (inputs, offset) = (shape.Inputs, 0);
        foreach (var width in widths)
        {
            layers.Add(new LayerLayout(inputs, width, offset));
            (inputs, offset) = (width, layers[^1].End);
        }

        Layers = layers.MoveToImmutable();
    }

    public ImmutableArray<LayerLayout> Layers { get; }

    /// <summary>Floats in all layers, padding included.</summary>
    public int Count => Layers[^1].End;

    public int WidestStride => Layers.Max(layer => layer.Stride);

    public static int Padded(int count) => (count + Granule - 1) / Granule * Granule;

    /// <summary>PyTorch's default for Linear: weights and biases uniform within 1 / sqrt(inputs).</summary>
    public void Initialise(Span<float> weights, Generator generator)
    {
        foreach (var layer in Layers)
        {
            var bound = (float)(1 / Math.Sqrt(layer.Inputs));
            for (var row = 0; row <= layer.Inputs; row++)
            {
                var start = layer.Offset + row * layer.Stride;
                foreach (ref var weight in weights.Slice(start, layer.Outputs)) weight = generator.Symmetric(bound);
            }
        }
    }
}
