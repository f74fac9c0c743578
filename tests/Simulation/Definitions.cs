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
            Model = "synthetic", Steps = 100, EvaluateEvery = 50, ReportEvery = 20, DurationSeconds = seconds,
        },
        Objective = new Objective(MetricNames.Accuracy, Goal.Maximize),
        Grid = [Block("sgd", 0.001, 0.01, 0.1, 100), Block("adam", 0.0001, 0.001, 0.01, 0.1)],
        Seeds = [.. Enumerable.Range(0, seeds)],
    };

    private static GridBlock Block(string optimizer, params double[] rates) => new(
        [
            new GridAxis("optimizer", [new ParameterValue.Word(optimizer)]),
            new GridAxis("lr", [.. rates.Select(rate => new ParameterValue.Number(rate))]),
        ],
        [], [], []);
}
