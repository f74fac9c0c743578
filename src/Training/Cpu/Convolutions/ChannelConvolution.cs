using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu.Convolutions;

/// <summary>A convolution of images with many channels. What one row of the kernel sees at each place of the image is
/// copied side by side into <c>windows</c>, a fifth of the usual copy of patches: for the kernel's next row the same
/// windows serve, one row of places further on. So the convolution is five products of matrices.</summary>
internal sealed unsafe class ChannelConvolution : IDisposable
{
    private const int Kernel = ConvolutionLayout.Kernel;

    private readonly ConvolutionLayout layout;
    private readonly LayerLayout filters;
    private readonly LayerLayout filterRow;
    private readonly LayerLayout transposedRow;
    private readonly KernelSet kernels;
    private readonly int places;
    private readonly int windowStride;
    private readonly NativeBuffer<float> windows;
    private readonly NativeBuffer<float> outputs;
    private readonly NativeBuffer<float> transposedFilters;
    private readonly NativeBuffer<float> transposedGradient;
    private readonly NativeBuffer<float> gradient;

    public ChannelConvolution(ConvolutionLayout layout, KernelSet kernels)
    {
        (this.layout, filters, this.kernels) = (layout, layout.Weights, kernels);
        places = layout.UsedSide * layout.UsedSide;
        windowStride = NetworkLayout.Padded(layout.Window);
        filterRow = new LayerLayout(layout.Window, filters.Outputs, Offset: 0);
        transposedRow = new LayerLayout(filters.Outputs, layout.Window, Offset: 0);
        windows = new NativeBuffer<float>(WindowRows * layout.UsedSide * windowStride);
        outputs = new NativeBuffer<float>(places * filters.Stride);
        transposedFilters = new NativeBuffer<float>(Kernel * filters.Outputs * windowStride);
        transposedGradient = new NativeBuffer<float>(transposedFilters.Count);
        gradient = new NativeBuffer<float>((filters.Inputs + 1) * filters.Stride);
    }

    /// <summary>Floats for one image's picks.</summary>
    public int PicksCount => layout.PooledPixels * filters.Stride;

    /// <summary>Floats that may be read and written behind an image.</summary>
    public int Slack => windowStride;

    /// <summary>Rows of the image that any used output sees.</summary>
    private int WindowRows => layout.UsedSide + Kernel - 1;

    private Matrix Outputs => new(outputs.Start, filters.Stride);

    /// <summary>One image's pooled outputs, and which of each window was picked.</summary>
    public void Forward(float* weights, float* image, float* pooled, float* picks)
    {
        CopyWindows(image);
        kernels.CopyRows(new Matrix(weights + filters.BiasOffset, 0), Outputs, places, filters.Stride);
        for (var row = 0; row < Kernel; row++)
        {
            var part = new Matrix(weights + filters.Offset + row * layout.Window * filters.Stride, filters.Stride);
            kernels.AddProduct(Windows(row), part, Outputs, new Extent(places, layout.Window, filters.Stride));
        }

        for (var row = 0; row < layout.PooledSide; row++) kernels.Pool(PoolRow(pooled, picks, row));
    }

    /// <summary>To be called while the weights are those of <see cref="Forward"/>.</summary>
    public void BeginGradient(float* weights)
    {
        transposedGradient.Span.Clear();
        gradient.Span.Clear();
        for (var row = 0; row < Kernel; row++)
        {
            var source = weights + filters.Offset + row * layout.Window * filters.Stride;
            Transposition.Copy(new Matrix(source, filters.Stride), Part(transposedFilters, row), filterRow);
        }
    }

    /// <summary>Adds one image's gradient and computes the deltas of its input.</summary>
    /// <param name="image">Of <see cref="Forward"/>.</param>
    /// <param name="pooledDeltas">Of its pooled outputs.</param>
    /// <param name="picks">Of <see cref="Forward"/>.</param>
    /// <param name="imageDeltas">Overwritten.</param>
    public void AddGradient(float* image, float* pooledDeltas, float* picks, float* imageDeltas)
    {
        for (var row = 0; row < layout.PooledSide; row++) kernels.Unpool(PoolRow(pooledDeltas, picks, row));
        CopyWindows(image);
        var extent = new Extent(filters.Outputs, places, windowStride);
        for (var row = 0; row < Kernel; row++)
        {
            kernels.AddProduct(Outputs.Transposed, Windows(row), Part(transposedGradient, row), extent);
        }

        var one = 1f;
        var biases = new Matrix(gradient.Start + filters.Inputs * filters.Stride, filters.Stride);
        kernels.AddProduct(new Matrix(&one, 0, 0), Outputs, biases, new Extent(1, places, filters.Stride));
        ComputeDeltas(imageDeltas);
    }

    public void Update(LaneWeights weights)
    {
        for (var row = 0; row < Kernel; row++)
        {
            var target = gradient.Start + row * layout.Window * filters.Stride;
            Transposition.Copy(Part(transposedGradient, row), new Matrix(target, filters.Stride), transposedRow);
        }

        weights.Update(filters.Offset, gradient.Start, gradient.Count);
    }

    public void Dispose()
    {
        windows.Dispose();
        outputs.Dispose();
        transposedFilters.Dispose();
        transposedGradient.Dispose();
        gradient.Dispose();
    }

    private void ComputeDeltas(float* imageDeltas)
    {
        windows.Span.Clear();
        var extent = new Extent(places, filters.Outputs, windowStride);
        for (var row = 0; row < Kernel; row++)
        {
            kernels.AddProduct(Outputs, Part(transposedFilters, row), Windows(row), extent);
        }

        new Span<float>(imageDeltas, layout.Side * layout.Side * layout.Channels).Clear();
        // Neighbouring windows overlap; row after row, an addition never waits for the one before.
        for (nint x = 0; x < layout.UsedSide; x++)
        {
            var source = new Matrix(windows.Start + x * windowStride, layout.UsedSide * windowStride);
            var target = new Matrix(imageDeltas + x * layout.Channels, layout.Side * layout.Channels);
            kernels.AddRows(source, target, WindowRows, windowStride);
        }
    }

    private void CopyWindows(float* image)
    {
        for (var y = 0; y < WindowRows; y++)
        {
            var source = new Matrix(image + y * layout.Side * layout.Channels, layout.Channels);
            kernels.CopyRows(source, Windows(y), layout.UsedSide, windowStride);
        }
    }

    /// <summary>The windows that a row of the kernel sees, one for each output.</summary>
    private Matrix Windows(int kernelRow) =>
        new(windows.Start + kernelRow * layout.UsedSide * windowStride, windowStride);

    /// <summary>A row of the kernel of transposed weights: a row of inputs for each output.</summary>
    private Matrix Part(NativeBuffer<float> transposed, int kernelRow) =>
        new(transposed.Start + kernelRow * filters.Outputs * windowStride, windowStride);

    private PoolRows PoolRow(float* pooled, float* picks, nint row) => new()
    {
        Outputs = outputs.Start + row * 2 * layout.UsedSide * filters.Stride,
        Pooled = pooled + row * layout.PooledSide * filters.Outputs,
        Picks = picks + row * layout.PooledSide * filters.Stride,
        Pixels = layout.PooledSide,
        Channels = filters.Outputs,
        Stride = filters.Stride,
    };
}
