using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sweep.Training.Data;
using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>The first layer for data that is mostly zero, as MNIST's pixels (81 %). Inputs are taken in blocks of 64,
/// for each of which a sample has a mask of those that are not zero. The masks, transposed, say which samples an input
/// has, so neither direction ever meets a zero. As long as weights and deltas are finite the results equal the dense
/// layer's, bit by bit: both add the same terms in the same order, and a term that is zero changes no sum.</summary>
internal sealed unsafe class SparseInputLayer : InputLayer
{
    private readonly LayerLayout layout;
    private readonly DenseLayer layer;
    private readonly KernelSet kernels;
    private readonly LayerScratch scratch;
    private readonly LiveInputs liveInputs;
    private readonly SparseBatch batch;
    private readonly NativeBuffer<float> values;
    private readonly int rowsMost;
    private bool isDescending;

    public SparseInputLayer(LayerLayout layout, KernelSet kernels, LayerScratch scratch, CpuData data)
    {
        (this.layout, this.kernels, this.scratch, liveInputs) = (layout, kernels, scratch, data.LiveInputs);
        layer = new DenseLayer(layout, kernels, scratch);
        batch = new SparseBatch(data, layout.Inputs, scratch.Capacity);
        rowsMost = LayerScratch.Rows(layout);
        values = new NativeBuffer<float>(256);
        PixelValues.Table().CopyTo(values.Span);
    }

    public override void Load(LabelledImages images, ReadOnlySpan<int> samples) => batch.Load(images, samples);

    public override void Expect(LabelledImages images, ReadOnlySpan<int> samples, Prefetcher prefetcher) =>
        batch.Expect(images, samples, prefetcher);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(float* weights, in Matrix sums)
    {
        layer.SetToBiases(weights, sums, batch.Count);
        for (var block = 0; block < batch.Blocks; block++)
        {
            scratch.Prefetcher.Continue();
            batch.MoveTo(block);
            var first = weights + layout.Offset + block * SparseBlock.Width * layout.Stride;
            kernels.AddSparse(Block(), new Matrix(first, layout.Stride), sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(LaneWeights weights, in Matrix deltas)
    {
        isDescending = !isDescending;
        for (var pass = 0; pass < batch.Blocks; pass++)
        {
            scratch.Prefetcher.Continue();
            var block = isDescending ? batch.Blocks - 1 - pass : pass;
            batch.MoveTo(block);
            var sampleMasks = batch.Transpose();
            var first = 0;
            var end = Math.Min(SparseBlock.Width, layout.Inputs - block * SparseBlock.Width);
            var needed = NeededRows(weights.Rule, block, sampleMasks);
            while ((first = NextRun(needed, first, end, out var rows)) < end)
            {
                Update(weights, deltas, block, new SparseRows
                {
                    First = first,
                    Count = rows,
                    SampleMasks = sampleMasks + first,
                    Words = batch.Words,
                });
                first += rows;
            }
        }

        layer.UpdateBiases(weights, deltas, batch.Count);
    }

    public override void Dispose()
    {
        batch.Dispose();
        values.Dispose();
    }

    private SparseBlock Block() => new()
    {
        Bytes = batch.Bytes,
        Masks = batch.Masks,
        Samples = batch.Count,
        Outputs = layout.Outputs,
        Values = values.Start,
    };

    /// <summary>The block's inputs that the rule must not leave out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong NeededRows(Optimizers.OptimizerRule rule, int block, ulong* sampleMasks)
    {
        if (!rule.IsIdleAtZeroGradient) return rule.IsIdleBeforeFirstGradient ? liveInputs.Mask(block) : ulong.MaxValue;
        var needed = 0UL;
        for (nint input = 0; input < SparseBlock.Width; input++)
        {
            var any = 0UL;
            for (nint word = 0; word < batch.Words; word++) any |= sampleMasks[word * SparseBlock.Width + input];
            if (any != 0) needed |= 1UL << (int)input;
        }

        return needed;
    }

    /// <summary>The first needed row from <paramref name="first"/> on, or <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NextRun(ulong needed, int first, int end, out int rows)
    {
        while (first < end && (needed >> first & 1) == 0) first++;
        rows = 0;
        while (first + rows < end && rows < rowsMost && (needed >> (first + rows) & 1) != 0) rows++;
        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(LaneWeights weights, in Matrix deltas, int block, in SparseRows rows)
    {
        kernels.SparseGradient(Block(), rows, deltas, new Matrix(scratch.Gradient.Start, layout.Stride));
        var input = block * SparseBlock.Width + rows.First;
        weights.Update(layout.Offset + input * layout.Stride, scratch.Gradient.Start, rows.Count * layout.Stride);
    }
}
