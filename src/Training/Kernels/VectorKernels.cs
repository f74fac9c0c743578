using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>The kernels for vectors of one type: cuts the outputs into tiles that fit the registers.</summary>
internal sealed unsafe class VectorKernels<TSimd, TVector> : KernelSet
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Rows of the right matrix that stay in the first-level cache while all rows of the left pass.</summary>
    private const int DepthBlock = 112;

    /// <summary>Six rows of four vectors fill the 32 registers of AVX-512; six of two the 16 of AVX2.</summary>
    private static int DenseVectors => TSimd.Count == 16 ? 4 : 2;

    /// <summary>Two rows of eight fit the 32 registers of AVX-512; two of five the 16 of AVX2.</summary>
    private static int GradientVectors => TSimd.Count == 16 ? 8 : 5;

    public override void AddProduct(in Matrix left, in Matrix right, in Matrix target, in Extent extent)
    {
        for (var first = 0; first < extent.Depth; first += DepthBlock)
        {
            var block = extent with { Depth = Math.Min(DepthBlock, extent.Depth - first) };
            foreach (var (column, vectors) in new TileColumns(extent.Columns, TSimd.Count, DenseVectors))
            {
                Tiles<TSimd, TVector>.Run(vectors, new Dense
                {
                    Left = left.From(0, first),
                    Right = right.From(first, column),
                    Target = target.From(0, column),
                    Extent = block,
                });
            }
        }
    }

    public override void AddSparse(in SparseBlock block, in Matrix weights, in Matrix sums)
    {
        foreach (var (column, vectors) in Columns(block))
        {
            Tiles<TSimd, TVector>.Run(vectors, new Forward
            {
                Block = block,
                Weights = weights.From(0, column),
                Sums = sums.From(0, column),
            });
        }
    }

    public override void SparseGradient(
        in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        foreach (var (column, vectors) in new TileColumns(block.Outputs, TSimd.Count, GradientVectors))
        {
            Tiles<TSimd, TVector>.Run(vectors, new Gradient
            {
                Block = block,
                Rows = rows,
                Deltas = deltas.From(0, column),
                Target = gradient.From(0, column),
            });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Rectify(Span<float> values)
    {
        fixed (float* start = values)
        {
            for (var i = 0; i < values.Length; i += TSimd.Count)
            {
                TSimd.Store(start + i, TSimd.Max(TSimd.Load(start + i), TSimd.Zero));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ClearInactive(Span<float> deltas, ReadOnlySpan<float> activations)
    {
        fixed (float* delta = deltas)
        fixed (float* activation = activations)
        {
            for (var i = 0; i < deltas.Length; i += TSimd.Count)
            {
                var isActive = TSimd.IsGreater(TSimd.Load(activation + i), TSimd.Zero);
                TSimd.Store(delta + i, TSimd.Select(isActive, TSimd.Load(delta + i), TSimd.Zero));
            }
        }
    }

    public override void Pool(in PoolRows rows) => MaxPool<TSimd, TVector>.Forward(rows);

    public override void Unpool(in PoolRows rows) => MaxPool<TSimd, TVector>.Backward(rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void CopyRows(in Matrix source, in Matrix target, int rows, int columns)
    {
        var from = source.Start;
        var to = target.Start;
        for (var row = 0; row < rows; row++)
        {
            for (nint i = 0; i < columns; i += TSimd.Count) TSimd.Store(to + i, TSimd.Load(from + i));
            from += source.RowStride;
            to += target.RowStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddRows(in Matrix source, in Matrix target, int rows, int columns)
    {
        var from = source.Start;
        var to = target.Start;
        for (var row = 0; row < rows; row++)
        {
            for (nint i = 0; i < columns; i += TSimd.Count)
            {
                TSimd.Store(to + i, TSimd.Add(TSimd.Load(to + i), TSimd.Load(from + i)));
            }

            from += source.RowStride;
            to += target.RowStride;
        }
    }

    public override double DifferentiateLoss(in Matrix logits, byte* labels, int rows, int classes) =>
        SoftmaxLoss<TSimd, TVector>.Differentiate(logits, labels, rows, classes);

    public override (double Loss, int Correct) Score(in Matrix logits, byte* labels, int rows, int classes) =>
        SoftmaxLoss<TSimd, TVector>.Score(logits, labels, rows, classes);

    private static TileColumns Columns(in SparseBlock block) =>
        new(block.Outputs, TSimd.Count, Tiles<TSimd, TVector>.MostVectors);

    private struct Dense : ITileKernel<TSimd, TVector>
    {
        public required Matrix Left;
        public required Matrix Right;
        public required Matrix Target;
        public required Extent Extent;

        public readonly void Run<TTile>()
            where TTile : unmanaged, ITile<TTile, TVector> =>
            DenseProduct<TSimd, TVector, TTile>.Add(Left, Right, Target, Extent);
    }

    private struct Forward : ITileKernel<TSimd, TVector>
    {
        public required SparseBlock Block;
        public required Matrix Weights;
        public required Matrix Sums;

        public readonly void Run<TTile>()
            where TTile : unmanaged, ITile<TTile, TVector> =>
            SparseForward<TSimd, TVector, TTile>.Add(Block, Weights, Sums);
    }

    private struct Gradient : ITileKernel<TSimd, TVector>
    {
        public required SparseBlock Block;
        public required SparseRows Rows;
        public required Matrix Deltas;
        public required Matrix Target;

        public readonly void Run<TTile>()
            where TTile : unmanaged, ITile<TTile, TVector> =>
            SparseGradient<TSimd, TVector, TTile>.Compute(Block, Rows, Deltas, Target);
    }
}
