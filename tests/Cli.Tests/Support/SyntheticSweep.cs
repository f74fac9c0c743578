using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Tests.Support;

/// <summary>A small sweep without data, and facts as its coordinator would record them.</summary>
internal static class SyntheticSweep
{
    public const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: small}
        spec:
          trainer: {model: synthetic, steps: 100, evaluateEvery: 50}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: adam, lr: [0.001, 0.01]}
            - {optimizer: sgd, lr: [1000]}
          seeds: 3
        """;

    private static readonly NodeId Node = new("local");

    public static Grid SmallGrid { get; } = Grid.Expand(Read(Definition));

    public static SweepDefinition Read(string text) =>
        DefinitionReader.Read(text, "small.yaml", []) switch
        {
            DefinitionResult.Valid valid => valid.Definition,
            DefinitionResult.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Errors)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    public static SweepFact Begins(long trial, int attempt = 1, long? stepsPerEpoch = null) =>
        new SweepFact.AttemptBegan(new TrialId(trial), attempt, "cpu:0", double.NaN, double.NaN, TimeSpan.Zero)
        {
            StepsPerEpoch = stepsPerEpoch,
        };

    public static SweepFact Reports(long trial, long step, double trainLoss, double? accuracy = null) =>
        new SweepFact.MetricsReported(new TrialId(trial), 1, step, accuracy is { } value
            ? [new(MetricNames.TrainLoss, trainLoss), new(MetricNames.Accuracy, value)]
            : [new(MetricNames.TrainLoss, trainLoss)]);

    public static SweepFact Completes(long trial, double accuracy) =>
        new SweepFact.TrialFinished(new TrialId(trial), TrialState.Completed, 100, accuracy, null, null);

    public static SweepFact Diverges(long trial, long step) => new SweepFact.TrialFinished(
        new TrialId(trial), TrialState.Diverged, step, null,
        new Verdict(
            "loss-not-finite", step, MetricNames.TrainLoss, double.NaN, null, $"train_loss was NaN at step {step}."),
        null);

    public static SweepFact Ends(long trial, AttemptOutcome outcome) =>
        new SweepFact.AttemptEnded(new TrialId(trial), 1, outcome, 0.5, null, TimeSpan.Zero);

    public static SweepFact Assigns(long trial) =>
        new SweepFact.AttemptAssigned(new TrialId(trial), 1, Node, TimeSpan.Zero);
}
