using System.Globalization;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Quantiles by nearest rank, from the least value to the greatest: one that is not finite is never mixed with
/// another, and stands at the end that is worse by the goal.</summary>
internal static class Quantiles
{
    private static readonly (string Word, double Share)[] Told =
        [.. MetricWords.Quantiles.Select(word => (word, double.Parse(word, CultureInfo.InvariantCulture)))];

    /// <param name="points">Gets them, if there is any value.</param>
    /// <param name="metric">With the labels sweep and quantile.</param>
    /// <param name="sweep">Its name.</param>
    /// <param name="values">In any order; sorted by this.</param>
    /// <param name="goal">Which end is worse.</param>
    public static void Tell(
        MetricPoints points, MetricDefinition metric, string sweep, (double[] Values, Goal Goal) sample)
    {
        var (values, goal) = sample;
        if (values.Length == 0) return;
        Sort(values, goal);
        foreach (var (word, share) in Told)
        {
            var rank = Math.Max(1, (int)Math.Ceiling(share * values.Length));
            points.Add(metric, values[rank - 1], sweep, word);
        }
    }

    /// <summary>Finite values are sorted as plain numbers, which is much faster than by any comparison.</summary>
    private static void Sort(double[] values, Goal goal)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        var others = values.Where(value => !double.IsFinite(value)).ToArray();
        Array.Sort(finite);
        Array.Sort(others, (a, b) => Search.MetricOrder.Compare(a, b, goal));
        if (goal == Goal.Maximize) Array.Reverse(others);
        var (first, second) = goal == Goal.Minimize ? (finite, others) : (others, finite);
        first.CopyTo(values, 0);
        second.CopyTo(values, first.Length);
    }
}
