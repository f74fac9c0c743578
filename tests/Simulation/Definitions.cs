using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>Sweeps of synthetic trials for the simulator.</summary>
internal static class Definitions
{
    /// <summary>8 configurations, one of them diverging, by <paramref name="seeds"/>.</summary>
    public static SweepDefinition Synthetic(int seeds, double seconds = 2) => new()
    {
        Name = "simulated",
        Trainer = new TrainerOptions
        {
            Model = "synthetic", Length = TrialLength.Steps(100), EvaluateEvery = 50, ReportEvery = 20,
            DurationSeconds = seconds,
        },
        Objective = new Objective(MetricNames.Accuracy, Goal.Maximize),
        Grid = [Block("sgd", 0.001, 0.01, 0.1, 100), Block("adam", 0.0001, 0.001, 0.01, 0.1)],
        Seeds = [.. Enumerable.Range(0, seeds)],
    };

    /// <summary>The same trials, counted in epochs of the 25 steps that a simulated worker's have.</summary>
    public static SweepDefinition InEpochs(int seeds)
    {
        var sweep = Synthetic(seeds);
        return sweep with { Trainer = sweep.Trainer with { Length = TrialLength.Epochs(4), EvaluateEvery = 2 } };
    }

    private static GridBlock Block(string optimizer, params double[] rates) => new(
        [
            new GridAxis("optimizer", [new ParameterValue.Word(optimizer)]),
            new GridAxis("lr", [.. rates.Select(rate => new ParameterValue.Number(rate))]),
        ],
        [], [], []);
}
