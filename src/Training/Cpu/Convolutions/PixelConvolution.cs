using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu.Convolutions;

/// <summary>A convolution of images with one channel. Two rows of outputs are computed at a time, which pooling makes
/// one of, so that patches and outputs stay in the first-level cache.</summary>
internal sealed unsafe class PixelConvolution : IDisposable
{
    private const int Kernel = ConvolutionLayout.Kernel;

    /// <summary>A patch, and a one that the biases are weights of.</summary>
    private const int PatchStride = Kernel * Kernel + 1;

    /// <summary>Patches are written by eight floats for each five.</summary>
    private const int Slack = 16;

    private readonly ConvolutionLayout layout;
    private readonly KernelSet kernels;
    private readonly int rows;
    private readonly NativeBuffer<float> patches;
    private readonly NativeBuffer<float> outputs;
    private readonly NativeBuffer<float> gradient;

    public PixelConvolution(ConvolutionLayout layout, KernelSet kernels)
    {
        (this.layout, this.kernels, rows) = (layout, kernels, 2 * layout.UsedSide);
        patches = new NativeBuffer<float>(rows * PatchStride + Slack);
        outputs = new NativeBuffer<float>(rows * layout.Weights.Stride);
        gradient = new NativeBuffer<float>(PatchStride * layout.Weights.Stride);
    }

    /// <summary>Floats for one image's picks.</summary>
    public int PicksCount => layout.PooledPixels * layout.Weights.Stride;

    private Matrix Patches => new(patches.Start, PatchStride);

    private Matrix Outputs => new(outputs.Start, layout.Weights.Stride);

    /// <summary>One image's pooled outputs, and which of each window was picked.</summary>
    public void Forward(float* weights, float* image, float* pooled, float* picks)
    {
        var filters = layout.Weights;
        for (var row = 0; row < layout.PooledSide; row++)
        {
            Gather(image + 2 * row * layout.Side);
            kernels.CopyRows(new Matrix(weights + filters.BiasOffset, 0), Outputs, rows, filters.Stride);
            var extent = new Extent(rows, filters.Inputs, filters.Stride);
            kernels.AddProduct(Patches, new Matrix(weights + filters.Offset, filters.Stride), Outputs, extent);
            kernels.Pool(PoolRow(pooled, picks, row));
        }
    }

    public void BeginGradient() => gradient.Span.Clear();

    /// <summary>Adds one image's gradient.</summary>
    /// <param name="image">Of <see cref="Forward"/>.</param>
    /// <param name="pooledDeltas">Of its pooled outputs.</param>
    /// <param name="picks">Of <see cref="Forward"/>.</param>
    public void AddGradient(float* image, float* pooledDeltas, float* picks)
    {
        var stride = layout.Weights.Stride;
        var target = new Matrix(gradient.Start, stride);
        for (var row = 0; row < layout.PooledSide; row++)
        {
            Gather(image + 2 * row * layout.Side);
            kernels.Unpool(PoolRow(pooledDeltas, picks, row));
            kernels.AddProduct(Patches.Transposed, Outputs, target, new Extent(PatchStride, rows, stride));
        }
    }

    public void Update(LaneWeights weights) =>
        weights.Update(layout.Weights.Offset, gradient.Start, gradient.Count);

    public void Dispose()
    {
        patches.Dispose();
        outputs.Dispose();
        gradient.Dispose();
    }

    /// <summary>What the kernel sees at each place of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(float* corner)
    {
        nint side = layout.Side;
        var patch = patches.Start;
        for (var row = 0; row < 2; row++)
        {
            for (nint x = 0; x < layout.UsedSide; x++)
            {
                var source = corner + x;
                for (nint y = 0; y < Kernel; y++) Vector256.Load(source + y * side).Store(patch + y * Kernel);
                patch[Kernel * Kernel] = 1;
                patch += PatchStride;
            }

            corner += side;
        }
    }

    private PoolRows PoolRow(float* pooled, float* picks, nint row) => new()
    {
        Outputs = outputs.Start,
        Pooled = pooled + row * layout.PooledSide * layout.Weights.Outputs,
        Picks = picks + row * layout.PooledSide * layout.Weights.Stride,
        Pixels = layout.PooledSide,
        Channels = layout.Weights.Outputs,
        Stride = layout.Weights.Stride,
    };
}
