using Sweep.Messages;

namespace Sweep.Search.Tests;

public sealed class MetricOrderTests
{
    private static readonly double?[] Values =
    [
        null, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
        double.Epsilon, 0.0, -0.0, 1, -1, 0.1, 0.1 + double.Epsilon, 2.302585092994046,
    ];

    [Theory]
    [InlineData(Goal.Maximize, "3 1 -2 Infinity -Infinity NaN none")]
    [InlineData(Goal.Minimize, "-2 1 3 -Infinity Infinity NaN none")]
    public void Finite_values_come_first_then_infinities_then_nan_then_no_value(Goal goal, string expected)
    {
        double?[] values = [null, double.NaN, double.PositiveInfinity, 1, double.NegativeInfinity, 3, -2];

        var sorted = values.Order(MetricOrder.Comparer(goal));

        string.Join(' ', sorted.Select(Text)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Goal.Maximize)]
    [InlineData(Goal.Minimize)]
    public void The_order_is_total_antisymmetric_and_transitive(Goal goal)
    {
        foreach (var a in Values)
        {
            MetricOrder.Compare(a, a, goal).ShouldBe(0);
            foreach (var b in Values)
            {
                Math.Sign(MetricOrder.Compare(a, b, goal)).ShouldBe(-Math.Sign(MetricOrder.Compare(b, a, goal)));
                (MetricOrder.Compare(a, b, goal) == 0).ShouldBe(a is null ? b is null : a.Equals(b) || (a == b));
                foreach (var c in Values)
                {
                    if (MetricOrder.Compare(a, b, goal) > 0 || MetricOrder.Compare(b, c, goal) > 0) continue;
                    MetricOrder.Compare(a, c, goal).ShouldBeLessThanOrEqualTo(0, $"{a} {b} {c}");
                }
            }
        }
    }

    [Fact]
    public void Flipping_the_goal_and_the_signs_changes_nothing()
    {
        foreach (var a in Values)
        {
            foreach (var b in Values)
            {
                MetricOrder.Compare(a, b, Goal.Minimize).ShouldBe(MetricOrder.Compare(-a, -b, Goal.Maximize));
            }
        }
    }

    [Theory]
    [InlineData(Goal.Maximize)]
    [InlineData(Goal.Minimize)]
    public void Inserting_and_permuting_values_that_are_not_finite_leaves_the_finite_ones_in_place(Goal goal)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            double?[] finite = [.. Enumerable.Range(0, 8).Select(_ => (double?)random.Next(-3, 4))];
            double?[] broken = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Values[random.Next(4)])];
            double?[] mixed = [.. finite, .. broken];
            random.Shuffle(mixed);

            var sorted = mixed.Order(MetricOrder.Comparer(goal)).Take(finite.Length);

            sorted.ShouldBe(finite.Order(MetricOrder.Comparer(goal)), $"seed {seed}");
        }
    }

    private static string Text(double? value) =>
        value is { } number ? FormattableString.Invariant($"{number}") : "none";
}
