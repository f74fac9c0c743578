namespace Sweep.Training.Kernels;

/// <summary>Cuts the columns of a matrix into tiles of at most so many vectors.</summary>
internal struct TileColumns(int columns, int vectorWidth, int mostVectors)
{
    private int next;

    public Tile Current { get; private set; }

    public readonly TileColumns GetEnumerator() => this;

    public bool MoveNext()
    {
        var left = columns - next;
        if (left <= 0) return false;
        var vectors = Math.Min((left + vectorWidth - 1) / vectorWidth, mostVectors);
        var beyond = left - (vectors - 1) * vectorWidth;
        Current = new Tile(next, vectors, HasTail: vectors > 1 && beyond <= vectorWidth / 2);
        next += vectors * vectorWidth;
        return true;
    }

    /// <param name="Column">The first.</param>
    /// <param name="Vectors">That cover it.</param>
    /// <param name="HasTail">Of the last vector at most half is used.</param>
    internal readonly record struct Tile(int Column, int Vectors, bool HasTail)
    {
        /// <summary>Without the tail.</summary>
        public int WholeVectors => HasTail ? Vectors - 1 : Vectors;
    }
}
