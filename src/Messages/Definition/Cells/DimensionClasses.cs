namespace Sweep.Messages.Definition;

/// <summary>The rows of one dimension, put into classes that no pattern tells apart.</summary>
internal sealed class DimensionClasses
{
    private readonly bool[] _isRestricting;
    private readonly List<int[]> _columns = [];

    public DimensionClasses(int depth, int size, ClauseTable table)
    {
        _isRestricting = new bool[table.Count];
        var columns = new List<int>?[size];
        for (var id = 0; id < table.Count; id++)
        {
            if (table.Pattern(id).Rows[depth] is not { } rows) continue;

            _isRestricting[id] = true;
            foreach (var row in rows) (columns[row] ??= []).Add(id);
        }

        ClassOf = new int[size];
        var numbers = new Dictionary<int[], int>(IntArrayComparer.Instance);
        for (var row = 0; row < size; row++)
        {
            int[] column = columns[row] is { } ids ? [.. ids] : [];
            if (!numbers.TryGetValue(column, out ClassOf[row]))
            {
                ClassOf[row] = numbers[column] = _columns.Count;
                _columns.Add(column);
            }
        }
    }

    public int[] ClassOf { get; }

    public int Count => _columns.Count;

    /// <summary>The patterns that do not look at this dimension.</summary>
    public int[] Indifferent(int[] possible) => Array.FindAll(possible, id => !_isRestricting[id]);

    /// <summary>The patterns that stay possible after a row of this class.</summary>
    public List<int> After(int[] possible, int[] indifferent, int rowClass)
    {
        var column = _columns[rowClass];
        var after = new List<int>(indifferent.Length + Math.Min(column.Length, possible.Length));
        var next = 0;
        foreach (var id in Common(possible, column))
        {
            while (next < indifferent.Length && indifferent[next] < id) after.Add(indifferent[next++]);
            after.Add(id);
        }

        after.AddRange(indifferent.AsSpan(next));
        return after;
    }

    private static IEnumerable<int> Common(int[] left, int[] right)
    {
        var (few, many) = left.Length < right.Length ? (left, right) : (right, left);
        return few.Where(id => Array.BinarySearch(many, id) >= 0);
    }
}
