using System.Collections.Immutable;

namespace Sweep.Training.Network;

/// <summary>Where each layer of a network lies in its weights.</summary>
internal sealed class NetworkLayout
{
    /// <summary>Floats that the widest vector holds; rows are multiples of it.</summary>
    private const int Granule = 16;

    private const int LenetSideLeast = 16;

    /// <exception cref="ArgumentException">The model has an empty layer, or cannot read images of this size.
    /// </exception>
    public NetworkLayout(NetworkShape shape)
    {
        Shape = shape;
        Convolutions = shape.Model is NetworkModel.Lenet ? LenetConvolutions(shape.Inputs) : [];
        var (inputs, offset) = Convolutions.IsEmpty
            ? (shape.Inputs, 0)
            : (Convolutions[^1].Outputs, Convolutions[^1].Weights.End);
        ImmutableArray<int> hidden = shape.Model is NetworkModel.Mlp mlp ? mlp.Hidden : [500];
        var widths = hidden.Add(shape.Classes);
        if (shape.Inputs < 1 || widths.Any(width => width < 1))
        {
            throw new ArgumentException("Every layer of a network needs at least one input and one output.");
        }

        var layers = ImmutableArray.CreateBuilder<LayerLayout>(widths.Length);
        foreach (var width in widths)
        {
            layers.Add(new LayerLayout(inputs, width, offset));
            (inputs, offset) = (width, layers[^1].End);
        }

        Layers = layers.MoveToImmutable();
    }

    public NetworkShape Shape { get; }

    /// <summary>What comes before <see cref="Layers"/>; empty for an mlp.</summary>
    public ImmutableArray<ConvolutionLayout> Convolutions { get; }

    /// <summary>The layers that are connected fully.</summary>
    public ImmutableArray<LayerLayout> Layers { get; }

    /// <summary>Floats in all layers, padding included.</summary>
    public int Count => Layers[^1].End;

    public int WidestStride => Layers.Max(layer => layer.Stride);

    public static int Padded(int count) => (count + Granule - 1) / Granule * Granule;

    /// <summary>PyTorch's default for Linear and Conv2d: weights and biases uniform within 1 / sqrt(inputs of a unit).
    /// </summary>
    public void Initialise(Span<float> weights, Generator generator)
    {
        foreach (var layer in Convolutions.Select(convolution => convolution.Weights).Concat(Layers))
        {
            var bound = (float)(1 / Math.Sqrt(layer.Inputs));
            for (var row = 0; row <= layer.Inputs; row++)
            {
                var start = layer.Offset + row * layer.Stride;
                foreach (ref var weight in weights.Slice(start, layer.Outputs)) weight = generator.Symmetric(bound);
            }
        }
    }

    private static ImmutableArray<ConvolutionLayout> LenetConvolutions(int pixels)
    {
        const int Area = ConvolutionLayout.Kernel * ConvolutionLayout.Kernel;
        var side = (int)Math.Sqrt(pixels);
        if (side * side != pixels || side < LenetSideLeast)
        {
            throw new ArgumentException(
                $"The model lenet reads square images with one channel and at least {LenetSideLeast} x " +
                $"{LenetSideLeast} pixels, but these have {pixels} values. Choose another data set, or the model mlp.");
        }

        var first = new ConvolutionLayout(new LayerLayout(Area, 20, Offset: 0), Channels: 1, side);
        var weights = new LayerLayout(Area * 20, 50, first.Weights.End);
        return [first, new ConvolutionLayout(weights, Channels: 20, first.PooledSide)];
    }
}
