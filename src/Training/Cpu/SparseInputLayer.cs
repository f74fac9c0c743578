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
    private readonly NativeBuffer<byte> bytes;
    private readonly NativeBuffer<ulong> masks;
    private readonly NativeBuffer<ulong> transposed;
    private readonly NativeBuffer<ulong> square;
    private readonly NativeBuffer<float> values;
    private readonly int capacity;
    private readonly int blocks;
    private readonly int rowsMost;
    private int count;
    private bool isDescending;

    public SparseInputLayer(LayerLayout layout, KernelSet kernels, LayerScratch scratch, LiveInputs liveInputs)
    {
        (this.layout, this.kernels, this.scratch) = (layout, kernels, scratch);
        (this.liveInputs, capacity) = (liveInputs, scratch.Capacity);
        layer = new DenseLayer(layout, kernels, scratch);
        blocks = (layout.Inputs + SparseBlock.Width - 1) / SparseBlock.Width;
        rowsMost = LayerScratch.Rows(layout);
        bytes = new NativeBuffer<byte>(blocks * capacity * SparseBlock.Width);
        masks = new NativeBuffer<ulong>(blocks * capacity);
        transposed = new NativeBuffer<ulong>(SparseBlock.Width * WordsOf(capacity));
        square = new NativeBuffer<ulong>(64);
        values = new NativeBuffer<float>(256);
        PixelValues.Table().CopyTo(values.Span);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Load(LabelledImages images, ReadOnlySpan<int> samples)
    {
        count = samples.Length;
        var whole = layout.Inputs / SparseBlock.Width;
        var rest = layout.Inputs % SparseBlock.Width;
        fixed (byte* pixels = images.Pixels.Span)
        {
            for (nint row = 0; row < samples.Length; row++)
            {
                var source = pixels + (nint)samples[(int)row] * layout.Inputs;
                for (nint block = 0; block < whole; block++)
                {
                    Take(Vector512.Load(source + block * SparseBlock.Width), block * capacity + row);
                }

                if (rest == 0) continue;
                var last = bytes.Start + (whole * capacity + row) * SparseBlock.Width;
                new ReadOnlySpan<byte>(source + whole * SparseBlock.Width, rest).CopyTo(new Span<byte>(last, rest));
                Take(Vector512.Load(last), whole * capacity + row);
            }
        }
    }

    public override void Forward(float* weights, in Matrix sums)
    {
        layer.SetToBiases(weights, sums, count);
        for (var block = 0; block < blocks; block++)
        {
            scratch.Prefetcher.Continue();
            var first = weights + layout.Offset + block * SparseBlock.Width * layout.Stride;
            kernels.AddSparse(Block(block), new Matrix(first, layout.Stride), sums);
        }
    }

    public override void Update(LaneWeights weights, in Matrix deltas)
    {
        var words = WordsOf(count);
        isDescending = !isDescending;
        for (var pass = 0; pass < blocks; pass++)
        {
            scratch.Prefetcher.Continue();
            var block = isDescending ? blocks - 1 - pass : pass;
            TransposeMasks(block, words);
            var first = 0;
            var end = Math.Min(SparseBlock.Width, layout.Inputs - block * SparseBlock.Width);
            var needed = NeededRows(weights.Rule, block, words);
            while ((first = NextRun(needed, first, end, out var rows)) < end)
            {
                Update(weights, deltas, block, new SparseRows
                {
                    First = first,
                    Count = rows,
                    SampleMasks = transposed.Start + first * words,
                    Words = words,
                });
                first += rows;
            }
        }

        layer.UpdateBiases(weights, deltas, count);
    }

    public override void Dispose()
    {
        bytes.Dispose();
        masks.Dispose();
        transposed.Dispose();
        square.Dispose();
        values.Dispose();
    }

    private static int WordsOf(int samples) => (samples + 63) / 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(Vector512<byte> pixels, nint place)
    {
        pixels.Store(bytes.Start + place * SparseBlock.Width);
        masks.Start[place] = ~Vector512.Equals(pixels, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    private SparseBlock Block(int block) => new()
    {
        Bytes = bytes.Start + (nint)block * capacity * SparseBlock.Width,
        Masks = masks.Start + (nint)block * capacity,
        Samples = count,
        Outputs = layout.Stride,
        Values = values.Start,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TransposeMasks(int block, int words)
    {
        var source = masks.Start + (nint)block * capacity;
        var target = transposed.Start;
        var bits = square.Start;
        for (nint word = 0; word < words; word++)
        {
            var samples = Math.Min(64, count - (int)word * 64);
            for (nint i = 0; i < 64; i++) bits[i] = i < samples ? source[word * 64 + i] : 0;
            BitMatrix.Transpose(bits);
            for (nint i = 0; i < 64; i++) target[i * words + word] = bits[i];
        }
    }

    /// <summary>The block's inputs that the rule must not leave out.</summary>
    private ulong NeededRows(Optimizers.OptimizerRule rule, int block, int words)
    {
        if (!rule.IsIdleAtZeroGradient) return rule.IsIdleBeforeFirstGradient ? liveInputs.Mask(block) : ulong.MaxValue;
        var needed = 0UL;
        for (nint input = 0; input < SparseBlock.Width; input++)
        {
            var any = 0UL;
            for (nint word = 0; word < words; word++) any |= transposed.Start[input * words + word];
            if (any != 0) needed |= 1UL << (int)input;
        }

        return needed;
    }

    /// <summary>The first needed row from <paramref name="first"/> on, or <paramref name="end"/>.</summary>
    private int NextRun(ulong needed, int first, int end, out int rows)
    {
        while (first < end && (needed >> first & 1) == 0) first++;
        rows = 0;
        while (first + rows < end && rows < rowsMost && (needed >> (first + rows) & 1) != 0) rows++;
        return first;
    }

    private void Update(LaneWeights weights, in Matrix deltas, int block, in SparseRows rows)
    {
        kernels.SparseGradient(Block(block), rows, deltas, new Matrix(scratch.Gradient.Start, layout.Stride));
        var input = block * SparseBlock.Width + rows.First;
        weights.Update(layout.Offset + input * layout.Stride, scratch.Gradient.Start, rows.Count * layout.Stride);
    }
}
