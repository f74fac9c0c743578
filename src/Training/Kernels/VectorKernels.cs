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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddProduct(in Matrix left, in Matrix right, in Matrix target, in Extent extent)
    {
        for (var first = 0; first < extent.Depth; first += DepthBlock)
        {
            var block = extent with { Depth = Math.Min(DepthBlock, extent.Depth - first) };
            foreach (var tile in new TileColumns(extent.Columns, TSimd.Count, DenseVectors))
            {
                Tiles<TSimd, TVector>.Run(tile.Vectors, new Dense
                {
                    Left = left.From(0, first),
                    Right = right.From(first, tile.Column),
                    Target = target.From(0, tile.Column),
                    Extent = block,
                });
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddSparse(in SparseBlock block, in Matrix weights, in Matrix sums)
    {
        foreach (var tile in new TileColumns(block.Outputs, TSimd.Count, Tiles<TSimd, TVector>.MostVectors))
        {
            Tiles<TSimd, TVector>.Run(tile.WholeVectors, new Forward
            {
                Block = block,
                Weights = weights.From(0, tile.Column),
                Sums = sums.From(0, tile.Column),
                HasTail = tile.HasTail,
            });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SparseGradient(
        in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient)
    {
        foreach (var tile in new TileColumns(block.Outputs, TSimd.Count, GradientVectors))
        {
            Tiles<TSimd, TVector>.Run(tile.WholeVectors, new Gradient
            {
                Block = block,
                Rows = rows,
                Deltas = deltas.From(0, tile.Column),
                Target = gradient.From(0, tile.Column),
                HasTail = tile.HasTail,
            });
        }

        ClearPadding(gradient, rows.Count, block.Outputs);
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

    /// <summary>Clears what lies behind the last vector that a column of tiles stores.</summary>
    private static void ClearPadding(in Matrix rows, int count, int columns)
    {
        var first = (columns + TSimd.Count - 1) / TSimd.Count * TSimd.Count;
        for (var row = 0; row < count; row++)
        {
            var start = rows.Start + row * rows.RowStride;
            for (nint i = first; i < rows.RowStride; i += TSimd.Count) TSimd.Store(start + i, TSimd.Zero);
        }
    }

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
        public required bool HasTail;

        public readonly void Run<TTile>()
            where TTile : unmanaged, ITile<TTile, TVector>
        {
            if (HasTail) SparseForward<TSimd, TVector, TTile, HalfTail<TSimd, TVector>>.Add(Block, Weights, Sums);
            else SparseForward<TSimd, TVector, TTile, NoTail<TVector>>.Add(Block, Weights, Sums);
        }
    }

    private struct Gradient : ITileKernel<TSimd, TVector>
    {
        public required SparseBlock Block;
        public required SparseRows Rows;
        public required Matrix Deltas;
        public required Matrix Target;
        public required bool HasTail;

        public readonly void Run<TTile>()
            where TTile : unmanaged, ITile<TTile, TVector>
        {
            if (HasTail)
                SparseGradient<TSimd, TVector, TTile, HalfTail<TSimd, TVector>>.Compute(Block, Rows, Deltas, Target);
            else SparseGradient<TSimd, TVector, TTile, NoTail<TVector>>.Compute(Block, Rows, Deltas, Target);
        }
    }
}
