namespace Sweep.Training.Kernels;

/// <summary>Cuts the columns of a matrix into tiles of at most so many vectors.</summary>
internal struct TileColumns(int columns, int vectorWidth, int mostVectors)
{
    private int next;

    public (int Column, int Vectors) Current { get; private set; }

    public readonly TileColumns GetEnumerator() => this;

    public bool MoveNext()
    {
        var left = (columns - next + vectorWidth - 1) / vectorWidth;
        if (left <= 0) return false;
        Current = (next, Math.Min(left, mostVectors));
        next += Current.Vectors * vectorWidth;
        return true;
    }
}
