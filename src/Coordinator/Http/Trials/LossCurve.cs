using System.Collections.Immutable;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>The course of a running trial's training loss in bounded memory: when it is full, neighbours are merged
/// into their mean. One thread writes, any may read.</summary>
internal sealed class LossCurve
{
    private const int PointsMax = 64;

    private readonly Lock gate = new();
    private readonly List<double> points = [];
    private double pending;
    private int pendingCount;
    private int valuesPerPoint = 1;

    public ImmutableArray<double> Points
    {
        get
        {
            lock (gate) return [.. points];
        }
    }

    public void Add(double value)
    {
        lock (gate)
        {
            pending += value;
            if (++pendingCount < valuesPerPoint) return;
            points.Add(pending / pendingCount);
            (pending, pendingCount) = (0, 0);
            if (points.Count == PointsMax) MergeNeighbours();
        }
    }

    private void MergeNeighbours()
    {
        for (var i = 0; i < PointsMax / 2; i++) points[i] = (points[2 * i] + points[(2 * i) + 1]) / 2;
        points.RemoveRange(PointsMax / 2, PointsMax / 2);
        valuesPerPoint *= 2;
    }
}
