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
    public void A_rule_leads_exact_gradients_to_the_weights_of_PyTorch(string name)
    {
        var golden = GoldenCase.All.Single(golden => golden.Name == name);
        using var run = new RuleRun(golden.Options, VectorWidths.Best, Problem.Weights);

        var distances = Distances(golden, () => run.Weights, step =>
            run.Step(ReferenceNetwork.Gradient(Problem, run.Weights, Problem.Batch(step))));

        distances.ShouldAllBe(distance => distance <= Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_engine_trains_to_the_weights_of_PyTorch(string name)
    {
        var golden = GoldenCase.All.Single(golden => golden.Name == name);
        using var dense = new EngineRun(Problem, golden.Options, isSparse: false);
        using var sparse = new EngineRun(Problem, golden.Options, isSparse: true);

        var distances = Distances(golden, () => dense.Weights, _ => dense.Step());
        var distancesOfSparse = Distances(golden, () => sparse.Weights, _ => sparse.Step());

        distances.ShouldAllBe(distance => distance <= Tolerance);
        distancesOfSparse.ShouldBe(distances);
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

    /// <summary>After 1, 2, 10 and 100 steps.</summary>
    private static double[] Distances(GoldenCase golden, Func<float[]> weights, Action<int> take)
    {
        var distances = new List<double>();
        for (var step = 1; step <= 100; step++)
        {
            take(step);
            if (step is not (1 or 2 or 10 or 100)) continue;
            distances.Add(RelativeDistance.Between(Problem, weights(), golden.WeightsAfter[step]));
        }
        return [.. distances];
    }
}
