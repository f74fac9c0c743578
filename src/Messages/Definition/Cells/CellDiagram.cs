namespace Sweep.Messages.Definition;

/// <summary>Counts the cells of a product that no clause drops and finds the n-th of them, without visiting them: a
/// multi-valued decision diagram over the patterns that are still possible after the first rows. Where none is, all
/// that follows is kept, so a product of any size costs no more than its excludes.</summary>
public sealed class CellDiagram
{
    // Bounds what a hostile definition can make us do and hold: about a second and 100 MiB.
    private const long EffortMax = 10_000_000;

    private static readonly Node Nothing = new(0, [], null);

    private readonly int[] _sizes;
    private readonly ClauseTable _table;
    private readonly DimensionClasses[] _classes;
    private readonly Dictionary<int[], Node>[] _known;
    private readonly Node[] _everything;
    private readonly Node _root;
    private long _effort;

    /// <param name="sizes">Rows of each dimension, slowest first.</param>
    /// <param name="clauses">What drops cells.</param>
    /// <exception cref="IntricateGridException">The diagram would outgrow its bound.</exception>
    public CellDiagram(IEnumerable<int> sizes, IEnumerable<DropClause> clauses)
    {
        _sizes = [.. sizes];
        _table = new ClauseTable(clauses);
        _classes = [.. _sizes.Select((size, depth) => new DimensionClasses(depth, size, _table))];
        _known = [.. _sizes.Select(_ => new Dictionary<int[], Node>(IntArrayComparer.Instance))];
        _everything = new Node[_sizes.Length + 1];
        _everything[^1] = new Node(1, [], null);
        for (var depth = _sizes.Length - 1; depth >= 0; depth--)
        {
            _everything[depth] = new Node(checked(_everything[depth + 1].Count * _sizes[depth]), [], null);
        }

        _root = Find(0, [.. Enumerable.Range(0, _table.Count)]);
        Array.Clear(_known);
    }

    /// <summary>Cells that are kept.</summary>
    public long Count => _root.Count;

    /// <summary>Writes the rows of the kept cell at a position, from 0 to <see cref="Count"/> - 1 in grid order.
    /// </summary>
    public void Locate(long position, Span<int> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
        var node = _root;
        for (var depth = 0; depth < _sizes.Length; depth++)
        {
            if (node.Ends is { } ends)
            {
                rows[depth] = FirstAbove(ends, position);
                position -= rows[depth] == 0 ? 0 : ends[rows[depth] - 1];
                node = node.Children[_classes[depth].ClassOf[rows[depth]]];
            }
            else
            {
                node = node.Children.Length == 0 ? _everything[depth + 1] : node.Children[0];
                rows[depth] = (int)(position / node.Count);
                position %= node.Count;
            }
        }
    }

    private static int FirstAbove(long[] ends, long position)
    {
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends[middle] > position) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private Node Find(int depth, List<int> possible)
    {
        switch (_table.Judge(depth, possible))
        {
            case CellFate.Kept: return _everything[depth];
            case CellFate.Dropped: return Nothing;
        }

        int[] state = [.. possible];
        if (!_known[depth].TryGetValue(state, out var node))
        {
            _known[depth][state] = node = Build(depth, state);
        }

        return node;
    }

    private Node Build(int depth, int[] state)
    {
        var classes = _classes[depth];
        _effort += _sizes[depth];
        var indifferent = classes.Indifferent(state);
        var children = new Node[classes.Count];
        for (var number = 0; number < children.Length; number++)
        {
            var after = classes.After(state, indifferent, number);
            _effort += after.Count + 1;
            if (_effort > EffortMax) throw new IntricateGridException();

            children[number] = Find(depth + 1, after);
        }

        if (children.Length == 1) return Simplified(depth, new Node(children[0].Count * _sizes[depth], children, null));

        var ends = new long[_sizes[depth]];
        var count = 0L;
        for (var row = 0; row < ends.Length; row++) ends[row] = count += children[classes.ClassOf[row]].Count;
        return Simplified(depth, new Node(count, children, ends));
    }

    private Node Simplified(int depth, Node node) =>
        node.Count == 0 ? Nothing : node.Count == _everything[depth].Count ? _everything[depth] : node;

    /// <param name="Count">Kept cells below.</param>
    /// <param name="Children">By class of rows; empty when everything below is kept.</param>
    /// <param name="Ends">Kept cells up to and including each row; null when all rows are of one class.</param>
    private sealed record Node(long Count, Node[] Children, long[]? Ends);
}
