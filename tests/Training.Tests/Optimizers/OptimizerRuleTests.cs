using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>What the engine relies on beside the update itself: the same bits everywhere, harmless padding, and the
/// permission to leave out weights without gradient.</summary>
public sealed class OptimizerRuleTests
{
    private const int Steps = 20;

    private static readonly GoldenProblem Problem = GoldenProblem.Instance;

    public static TheoryData<string> Cases() => UpdateRuleTests.Cases();

    public static TheoryData<string> CasesWithoutEps() =>
        [.. GoldenCase.All.Select(golden => golden.Name).Where(name => name.EndsWith("{}", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_vector_width_computes_the_same_bits(string name)
    {
        var results = new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 }
            .Select(width => Train(Options(name), width)).ToArray();

        results[1].ShouldBe(results[0]);
        results[2].ShouldBe(results[0]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_new_rule_goes_on_from_moments_and_scalars_alone(string name)
    {
        var restarted = Train(Options(name), VectorWidths.Best, run => run.Restart());

        restarted.ShouldBe(Train(Options(name), VectorWidths.Best));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weights_without_a_gradient_so_far_stay_with_their_initial_moments_where_the_rule_says_so(string name)
    {
        using var run = new RuleRun(Options(name), VectorWidths.Best, Problem.Weights);
        var fresh = run.Everything;

        for (var step = 0; step < Steps; step++) run.Step(new float[Problem.Weights.Length]);

        run.Everything.SequenceEqual(fresh).ShouldBe(run.Rule.IsIdleBeforeFirstGradient);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weights_without_a_gradient_stay_with_their_moments_where_the_rule_says_so(string name)
    {
        using var run = new RuleRun(Options(name), VectorWidths.Best, Problem.Weights);
        for (var step = 1; step <= Steps; step++) run.Step(Gradient(run, step));
        var (weights, moments) = (run.Weights, run.Moments);

        run.Step(new float[Problem.Weights.Length]);

        var stays = run.Weights.SequenceEqual(weights) && run.Moments.SequenceEqual(moments);
        stays.ShouldBe(run.Rule.IsIdleAtZeroGradient);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Padding_stays_zero_and_finite(string name)
    {
        using var run = new RuleRun(Options(name), VectorWidths.Best, Problem.Weights);

        for (var step = 1; step <= Steps; step++) run.Step(Gradient(run, step));

        run.Padding.ShouldAllBe(weight => weight == 0);
        run.Everything.ShouldAllBe(value => float.IsFinite(value));
    }

    [Theory]
    [MemberData(nameof(CasesWithoutEps))]
    public void Weights_without_a_gradient_stay_finite_at_eps_0(string name)
    {
        using var run = new RuleRun(WithoutEps(Options(name)), VectorWidths.Best, Problem.Weights);

        for (var step = 1; step <= Steps; step++) run.Step(Gradient(run, step));

        run.Padding.ShouldAllBe(weight => weight == 0);
        run.Everything.ShouldAllBe(value => float.IsFinite(value));
    }

    private static OptimizerOptions Options(string name) =>
        GoldenCase.All.Single(golden => golden.Name == name).Options;

    private static OptimizerOptions WithoutEps(OptimizerOptions options) => options switch
    {
        OptimizerOptions.Adam adam => adam with { Eps = 0 },
        OptimizerOptions.AdamW adamW => adamW with { Eps = 0 },
        OptimizerOptions.Adagrad adagrad => adagrad with { Eps = 0 },
        OptimizerOptions.Adadelta adadelta => adadelta with { Eps = 0 },
        OptimizerOptions.Adamax adamax => adamax with { Eps = 0 },
        OptimizerOptions.Nadam nadam => nadam with { Eps = 0 },
        OptimizerOptions.Rmsprop rmsprop => rmsprop with { Eps = 0 },
        _ => options,
    };

    private static float[] Gradient(RuleRun run, int step) =>
        ReferenceNetwork.Gradient(Problem, run.Weights, Problem.Batch(step));

    private static float[] Train(OptimizerOptions options, VectorWidth width, Action<RuleRun>? betweenSteps = null)
    {
        using var run = new RuleRun(options, width, Problem.Weights);
        for (var step = 1; step <= Steps; step++)
        {
            run.Step(Gradient(run, step));
            betweenSteps?.Invoke(run);
        }
        return run.Everything;
    }
}
