using Sweep.Cli.Planning;
using Sweep.Cli.Tests.Support;
using Sweep.Search;

namespace Sweep.Cli.Tests.Planning;

public sealed class TimeEstimateTests
{
    private static readonly StepCost Cost =
        new(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1), StepsPerEpoch: 100);

    [Theory]
    [InlineData("steps: 300", 4)] // 300 steps of 10 ms and one evaluation.
    [InlineData("steps: 300, evaluateEvery: 100", 6)]
    [InlineData("epochs: 3", 6)]
    [InlineData("epochs: 3, evaluateEvery: 2", 5)]
    public void A_trial_costs_its_steps_and_its_evaluations(string length, int seconds)
    {
        var text = SyntheticSweep.Definition
            .Replace("model: synthetic, steps: 100, evaluateEvery: 50", $"model: mlp, {length}");

        var time = TimeEstimate.Of(Grid.Expand(SyntheticSweep.Read(text)), workers: 3, _ => Cost);

        time.ShouldBe(TimeSpan.FromSeconds(seconds * 3)); // 9 trials on 3 workers.
    }
}
