namespace Sweep.Cli.Progress;

/// <summary>The values of one metric in the order of their reports, kept in bounded memory: when it is full, neighbours
/// are merged into their mean, so that the whole course stays visible.</summary>
internal sealed class Curve
{
    private const int MostPoints = 128;

    private readonly List<double> points = [];
    private double pending;
    private int pendingCount;
    private int valuesPerPoint = 1;

    public IReadOnlyList<double> Points => points;

    /// <summary>The value reported first; null before it.</summary>
    public double? First { get; private set; }

    /// <summary>The value reported last; null before the first.</summary>
    public double? Last { get; private set; }

    public void Add(double value)
    {
        First ??= value;
        Last = value;
        pending += value;
        if (++pendingCount < valuesPerPoint) return;
        points.Add(pending / pendingCount);
        (pending, pendingCount) = (0, 0);
        if (points.Count == MostPoints) MergeNeighbours();
    }

    private void MergeNeighbours()
    {
        for (var i = 0; i < MostPoints / 2; i++) points[i] = (points[2 * i] + points[(2 * i) + 1]) / 2;
        points.RemoveRange(MostPoints / 2, MostPoints / 2);
        valuesPerPoint *= 2;
    }
}
