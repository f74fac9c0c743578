using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Tests.Sweeps;

/// <summary>A sweep's decider with its state, told one event at a time: what it asks for is kept. Trials are synthetic,
/// report at steps 1, 5 and 10, and are one configuration per learning rate.</summary>
internal sealed class SweepScene
{
    private readonly List<SweepEffect> _effects = [];

    public SweepScene(SweepDefinition? definition = null)
    {
        var plan = new SweepPlan(Grid.Expand(definition ?? Definition()));
        State = new SweepState(plan, new SweepOptions { Definition = "{}" });
        Tell(new SweepEvent.Opened());
    }

    public SweepState State { get; private set; }

    public SweepLedger Ledger => State.Ledger;

    public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

    /// <summary>All effects since the scene began.</summary>
    public IReadOnlyList<SweepEffect> Effects => _effects;

    public IEnumerable<SweepFact> Facts => _effects.OfType<SweepEffect.Persist>().Select(e => e.Fact);

    public IEnumerable<(NodeId Node, CoordinatorMessage Message)> Sent =>
        _effects.OfType<SweepEffect.Send>().Select(e => (e.Node, e.Message));

    public SweepOutcome? Outcome => _effects.OfType<SweepEffect.Complete>().SingleOrDefault()?.Outcome;

    public static NodeId A { get; } = new("gpu-a");

    public static NodeId B { get; } = new("gpu-b");

    public static NodeProfile Profile { get; } = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 2), "test");

    public static AttemptId AttemptOf(long trial, int attempt = 1) => new(new SweepId(1), new TrialId(trial), attempt);

    public static SweepDefinition Definition(int seeds = 2, params double[] rates) => new()
    {
        Name = "scene",
        Trainer = new TrainerOptions
        {
            Model = "synthetic", Length = TrialLength.Steps(10), EvaluateEvery = 10, ReportEvery = 5,
        },
        Objective = new Objective(MetricNames.Accuracy, Goal.Maximize),
        Grid =
        [
            new GridBlock(
                [
                    new GridAxis("optimizer", [new ParameterValue.Word("sgd")]),
                    new GridAxis("lr", [.. (rates.Length == 0 ? [0.1, 0.01] : rates)
                        .Select(rate => new ParameterValue.Number(rate))]),
                ],
                [], [], []),
        ],
        Seeds = [.. Enumerable.Range(0, seeds)],
    };

    public IReadOnlyList<SweepEffect> Tell(SweepEvent @event)
    {
        var step = SweepBehaviour.Decide(State, @event, Now);
        State = step.State;
        _effects.AddRange(step.Effects);
        return step.Effects;
    }

    public IReadOnlyList<SweepEffect> Hear(NodeId node, NodeMessage message) =>
        Tell(new SweepEvent.NodeSpoke(node, message));

    public void Join(NodeId node, int capacity, params AttemptId[] held) =>
        Hear(node, new NodeMessage.Join(Profile, capacity, [.. held]));

    public void Begin(NodeId node, long trial, int attempt = 1, long stepsPerEpoch = 5) =>
        Hear(node, new NodeMessage.Began(AttemptOf(trial, attempt), "cpu:0", double.NaN, double.NaN, stepsPerEpoch));

    public IReadOnlyList<SweepEffect> Report(NodeId node, long trial, long step, double loss = 1, int attempt = 1) =>
        Hear(node, new NodeMessage.Reported(AttemptOf(trial, attempt), step, Values(step, loss)));

    public IReadOnlyList<SweepEffect> End(
        NodeId node, long trial, AttemptOutcome outcome, TrainingFailure? failure = null, int attempt = 1) =>
        Hear(node, new NodeMessage.Ended(AttemptOf(trial, attempt), outcome, 1, failure));

    /// <summary>The whole life of an attempt that completes.</summary>
    public void Complete(NodeId node, long trial, int attempt = 1)
    {
        Begin(node, trial, attempt);
        foreach (var step in (long[])[1, 5, 10]) Report(node, trial, step, attempt: attempt);
        End(node, trial, AttemptOutcome.Completed, attempt: attempt);
    }

    private static ImmutableArray<MetricValue> Values(long step, double loss) => step == 10
        ? [new(MetricNames.TrainLoss, loss), new(MetricNames.Loss, loss), new(MetricNames.Accuracy, 0.9)]
        : [new(MetricNames.TrainLoss, loss)];
}
