using Sweep.Messages;

namespace Sweep.Search;

/// <summary>The one order of metric values, best first: finite values by the goal, then the infinity that the goal
/// points to, then the other one, then NaN, then no value at all. An infinity is never a measurement, so not even one
/// of the right sign comes before a finite value. Where values that are not finite stand never changes the order of the
/// finite ones.</summary>
public static class MetricOrder
{
    /// <summary>Negative when <paramref name="a"/> is better, positive when <paramref name="b"/> is, 0 when neither
    /// is.</summary>
    public static int Compare(double? a, double? b, Goal goal)
    {
        var byClass = Class(a, goal).CompareTo(Class(b, goal));
        if (byClass != 0 || !IsFinite(a)) return byClass;

        var ascending = a!.Value.CompareTo(b!.Value);
        return goal == Goal.Minimize ? ascending : -ascending;
    }

    /// <summary>The same order for sorting, best first.</summary>
    public static Comparer<double?> Comparer(Goal goal) =>
        Comparer<double?>.Create((a, b) => Compare(a, b, goal));

    private static bool IsFinite(double? value) => value is { } number && double.IsFinite(number);

    private static int Class(double? value, Goal goal) => value switch
    {
        null => 4,
        double.NaN => 3,
        double.PositiveInfinity => goal == Goal.Maximize ? 1 : 2,
        double.NegativeInfinity => goal == Goal.Minimize ? 1 : 2,
        _ => 0,
    };
}
