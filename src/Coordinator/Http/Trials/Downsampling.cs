using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>A curve in few points that loses no peak: the first and the last point, and between them the least and the
/// greatest value of each stretch, and a NaN where one was.</summary>
internal static class Downsampling
{
    public const int PointsMin = 4;

    /// <summary>The curves of all metrics of a trial, each in at most <paramref name="pointsMax"/> points.</summary>
    public static TrialCurves Curves(long trial, IReadOnlyList<SweepFact.MetricsReported> reports, int pointsMax)
    {
        var byMetric = new SortedDictionary<string, List<(long Step, double Value)>>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var value in report.Values.DistinctBy(value => value.Name))
            {
                if (!byMetric.TryGetValue(value.Name, out var points)) byMetric[value.Name] = points = [];
                points.Add((report.Step, value.Value));
            }
        }

        return new TrialCurves
        {
            Trial = trial,
            Reports = reports.Count,
            Metrics = byMetric.ToImmutableSortedDictionary(
                metric => metric.Key, metric => Of(metric.Value, pointsMax), StringComparer.Ordinal),
        };
    }

    internal static CurveEntry Of(IReadOnlyList<(long Step, double Value)> points, int pointsMax)
    {
        var kept = points.Count <= pointsMax ? Enumerable.Range(0, points.Count) : Chosen(points, pointsMax);
        var chosen = kept.Select(index => points[index]).ToList();
        return new CurveEntry([.. chosen.Select(point => point.Step)], [.. chosen.Select(point => point.Value)]);
    }

    private static List<int> Chosen(IReadOnlyList<(long Step, double Value)> points, int pointsMax)
    {
        var inner = points.Count - 2;
        var perStretch = points.Any(point => double.IsNaN(point.Value)) ? 3 : 2;
        var stretches = Math.Max(1, (pointsMax - 2) / perStretch);
        var kept = new List<int> { 0 };
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var first = 1 + (int)((long)inner * stretch / stretches);
            var end = 1 + (int)((long)inner * (stretch + 1) / stretches);
            kept.AddRange(Extremes(points, first, end));
        }

        kept.Add(points.Count - 1);
        return kept;
    }

    private static IEnumerable<int> Extremes(IReadOnlyList<(long Step, double Value)> points, int first, int end)
    {
        int? least = null, greatest = null, missing = null;
        for (var i = first; i < end; i++)
        {
            var value = points[i].Value;
            if (double.IsNaN(value))
            {
                missing ??= i;
                continue;
            }

            if (least is not { } low || value < points[low].Value) least = i;
            if (greatest is not { } high || value > points[high].Value) greatest = i;
        }

        return new[] { least, greatest, missing }.OfType<int>().Distinct().Order();
    }
}
