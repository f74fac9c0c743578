namespace Sweep.Messages.Definition;

/// <summary>Compares arrays by their contents.</summary>
internal sealed class IntArrayComparer : IEqualityComparer<int[]>
{
    public static IntArrayComparer Instance { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        // FNV-1a; HashCode is seeded anew in each process, which would make any later dependence on order
        // irreproducible.
        var hash = 2166136261u;
        foreach (var item in obj) hash = (hash ^ (uint)item) * 16777619u;
        return (int)hash;
    }
}
