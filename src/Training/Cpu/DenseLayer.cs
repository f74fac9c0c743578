using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>One layer whose inputs are floats, of which most are taken to be other than zero.</summary>
internal sealed unsafe class DenseLayer(LayerLayout layout, KernelSet kernels, LayerScratch scratch)
{
    /// <summary>The product's rows that share each loaded vector.</summary>
    public const int RowsAtOnce = 6;

    private readonly int blockRows = Math.Max(1, LayerScratch.Rows(layout) / RowsAtOnce) * RowsAtOnce;

    /// <summary>Sums of the layer for each sample: bias + inputs * weights.</summary>
    public void Forward(float* weights, in Matrix inputs, in Matrix sums, int samples)
    {
        SetToBiases(weights, sums, samples);
        var rows = new Matrix(weights + layout.Offset, layout.Stride);
        kernels.AddProduct(inputs, rows, sums, new Extent(samples, layout.Inputs, layout.Stride));
    }

    public void SetToBiases(float* weights, in Matrix sums, int samples)
    {
        var biases = new Matrix(weights + layout.BiasOffset, rowStride: 0);
        kernels.CopyRows(biases, sums, samples, layout.Stride);
    }

    /// <summary>Computes block after block of the gradient and lets the optimizer's rule update it at once.</summary>
    public void Update(LaneWeights weights, in Matrix inputs, in Matrix deltas, int samples)
    {
        for (var first = 0; first < layout.Inputs; first += blockRows)
        {
            scratch.Prefetcher.Continue();
            var rows = Math.Min(blockRows, layout.Inputs - first);
            Update(weights, inputs.From(0, first).Transposed, deltas, (first, rows, samples));
        }

        UpdateBiases(weights, deltas, samples);
    }

    public void UpdateBiases(LaneWeights weights, in Matrix deltas, int samples)
    {
        var one = 1f;
        Update(weights, new Matrix(&one, 0, 0), deltas, (layout.Inputs, 1, samples));
    }

    private void Update(
        LaneWeights weights, in Matrix left, in Matrix deltas, (int First, int Rows, int Samples) block)
    {
        var count = block.Rows * layout.Stride;
        var gradient = scratch.Gradient.Start;
        new Span<float>(gradient, count).Clear();
        var target = new Matrix(gradient, layout.Stride);
        kernels.AddProduct(left, deltas, target, new Extent(block.Rows, block.Samples, layout.Stride));
        weights.Update(layout.Offset + block.First * layout.Stride, gradient, count);
    }

    /// <summary>The deltas of the layer's inputs: deltas * weights transposed.</summary>
    /// <param name="weights">Of the whole network.</param>
    /// <param name="deltas">Of the layer's outputs.</param>
    /// <param name="target">Overwritten; rows of the layer's inputs, padded.</param>
    /// <param name="samples">Rows of both.</param>
    public void Backward(float* weights, in Matrix deltas, in Matrix target, int samples)
    {
        var stride = NetworkLayout.Padded(layout.Inputs);
        var transposed = new Matrix(scratch.Transposed.Start, stride);
        Transposition.Copy(new Matrix(weights + layout.Offset, layout.Stride), transposed, layout);
        new Span<float>(target.Start, samples * stride).Clear();
        kernels.AddProduct(deltas, transposed, target, new Extent(samples, layout.Outputs, stride));
    }
}
