using System.Runtime.CompilerServices;

namespace Sweep.Training.Kernels;

/// <summary>A view of floats in memory that someone else owns.</summary>
/// <param name="start">The element in row 0 and column 0.</param>
/// <param name="rowStride">Floats from a row to the next.</param>
/// <param name="columnStride">Floats from a column to the next.</param>
internal readonly unsafe struct Matrix(float* start, nint rowStride, nint columnStride = 1)
{
    public readonly float* Start = start;
    public readonly nint RowStride = rowStride;
    public readonly nint ColumnStride = columnStride;

    public Matrix Transposed => new(Start, ColumnStride, RowStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix From(nint row, nint column) =>
        new(Start + row * RowStride + column * ColumnStride, RowStride, ColumnStride);
}

/// <summary>Sizes of a matrix product: the target has <paramref name="Rows"/> rows and <paramref name="Columns"/>
/// columns, and each of its elements is a sum of <paramref name="Depth"/> terms.</summary>
internal readonly record struct Extent(int Rows, int Depth, int Columns);
