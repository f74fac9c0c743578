using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>Goal: every optimizer, with each of its options, moves weights as PyTorch does. Method: golden weights that
/// a committed script took from PyTorch, within 1e-5 relative.</summary>
public sealed class UpdateRuleTests
{
    private const double Tolerance = 1e-5;

    private static readonly GoldenProblem Problem = GoldenProblem.Instance;

    public static TheoryData<string> Cases() => [.. GoldenCase.All.Select(golden => golden.Name)];

    public static TheoryData<string> Optimizers() => [.. GoldenCase.Optimizers];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weights_equal_those_of_PyTorch_after_each_snapshot_step(string name)
    {
        var golden = GoldenCase.All.Single(golden => golden.Name == name);
        var distances = new SortedDictionary<int, double>();

        using var run = new RuleRun(golden.Options, VectorWidths.Best, Problem.Weights);
        for (var step = 1; step <= golden.WeightsAfter.Keys.Max(); step++)
        {
            run.Step(ReferenceNetwork.Gradient(Problem, run.Weights, Problem.Batch(step)));
            if (!golden.WeightsAfter.TryGetValue(step, out var expected)) continue;
            distances[step] = RelativeDistance.Between(Problem, run.Weights, expected);
        }

        distances.Keys.ShouldBe([1, 2, 10, 100]);
        distances.Values.ShouldAllBe(distance => distance <= Tolerance);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Each_option_moves_the_golden_weights_by_far_more_than_the_tolerance(string optimizer)
    {
        var cases = GoldenCase.All.Where(golden => golden.Name.StartsWith(optimizer + " ", StringComparison.Ordinal));
        var weights = cases.Select(golden => golden.WeightsAfter[100]).ToArray();

        var distances =
            from one in Enumerable.Range(0, weights.Length)
            from other in Enumerable.Range(0, one)
            select RelativeDistance.Between(Problem, weights[one], weights[other]);

        distances.Min().ShouldBeGreaterThan(100 * Tolerance);
    }
}
