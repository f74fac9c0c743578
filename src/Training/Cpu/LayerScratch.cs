using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>What the layers of a network use in turns.</summary>
internal sealed class LayerScratch : IDisposable
{
    /// <summary>Floats of a gradient that stay in the first-level cache between product and update.</summary>
    private const int GradientFloats = 4096;

    /// <summary>Rows of a gradient block at least, for the deltas are read once for each block.</summary>
    private const int GradientRowsLeast = 24;

    public LayerScratch(NetworkLayout layout, int capacity)
    {
        Capacity = capacity;
        Prefetcher = new Prefetcher(capacity);
        Gradient = new NativeBuffer<float>(Math.Max(GradientFloats, GradientRowsLeast * layout.WidestStride));
        Transposed = new NativeBuffer<float>(
            layout.Layers
                .Skip(layout.Convolutions.IsEmpty ? 1 : 0)
                .Max(layer => (int?)layer.Outputs * NetworkLayout.Padded(layer.Inputs)) ?? 0);
    }

    /// <summary>Samples of the largest batch.</summary>
    public int Capacity { get; }

    public Prefetcher Prefetcher { get; }

    /// <summary>A block of the weights' gradient, between its computation and its use.</summary>
    public NativeBuffer<float> Gradient { get; }

    /// <summary>The weights of any layer whose inputs have deltas, with rows and columns exchanged.</summary>
    public NativeBuffer<float> Transposed { get; }

    /// <summary>Rows of a gradient block.</summary>
    public static int Rows(LayerLayout layout) => Math.Max(GradientRowsLeast, GradientFloats / layout.Stride);

    public void Dispose()
    {
        Gradient.Dispose();
        Transposed.Dispose();
    }
}
