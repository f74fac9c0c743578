using System.Collections.Immutable;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Coordinator.Tests.Cluster;

/// <summary>The decider of all sweeps and nodes with its state, told one event at a time: what it asks for is kept.
/// Trials are synthetic, report at steps 1, 5 and 10, and are one configuration per learning rate.</summary>
internal sealed class ClusterScene
{
    private readonly List<ClusterEffect> _effects = [];
    private long _request;

    /// <summary>A coordinator with one sweep, unless the definition is null.</summary>
    public ClusterScene(SweepDefinition? definition)
    {
        State = ClusterState.Start(new ClusterOptions(), [], First);
        Tell(new ClusterEvent.Opened());
        if (definition is not null) Submit(definition);
    }

    public ClusterScene()
        : this(Definition())
    {
    }

    public static SweepId First { get; } = new(1);

    public static NodeId A { get; } = new("gpu-a");

    public static NodeId B { get; } = new("gpu-b");

    public static NodeProfile Profile { get; } = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 2), "test");

    public ClusterState State { get; private set; }

    public SweepState Sweep => State.Sweeps[First];

    public SweepLedger Ledger => Sweep.Ledger;

    public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

    /// <summary>All effects since the scene began.</summary>
    public IReadOnlyList<ClusterEffect> Effects => _effects;

    /// <summary>Of the first sweep.</summary>
    public IEnumerable<SweepFact> Facts => FactsOf(First);

    public IEnumerable<(NodeId Node, CoordinatorMessage Message)> Sent =>
        _effects.OfType<ClusterEffect.Send>().Select(e => (e.Node.Node, e.Message));

    /// <summary>The first sweep's latest.</summary>
    public SweepOutcome? Outcome =>
        _effects.OfType<ClusterEffect.Conclude>().LastOrDefault(e => e.Sweep == First)?.Outcome;

    public static AttemptId AttemptOf(long trial, int attempt = 1, long sweep = 1) =>
        new(new SweepId(sweep), new TrialId(trial), attempt);

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

    public IEnumerable<SweepFact> FactsOf(SweepId sweep) =>
        _effects.OfType<ClusterEffect.Persist>().Where(e => e.Sweep == sweep).Select(e => e.Fact);

    public IReadOnlyList<ClusterEffect> Tell(ClusterEvent @event)
    {
        var step = ClusterBehaviour.Decide(State, @event, Now);
        State = step.State;
        _effects.AddRange(step.Effects);
        return step.Effects;
    }

    public ClusterReply Ask(ClusterRequest request)
    {
        var number = ++_request;
        var effects = Tell(new ClusterEvent.Requested(number, request));
        return effects.OfType<ClusterEffect.Reply>().Single(e => e.Request == number).Answer;
    }

    public ClusterReply Submit(SweepDefinition definition) => Ask(
        new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition)));

    public IReadOnlyList<ClusterEffect> Hear(NodeId node, NodeMessage message, long incarnation = 1) =>
        Tell(new ClusterEvent.NodeSpoke(new NodeIncarnation(node, incarnation), message));

    public void Join(NodeId node, int capacity, params AttemptId[] held) =>
        Hear(node, new NodeMessage.Join(Profile, capacity, [.. held]));

    public void CheckLeases() => Tell(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck)));

    public void Begin(NodeId node, long trial, int attempt = 1, long stepsPerEpoch = 5) =>
        Hear(node, new NodeMessage.Began(AttemptOf(trial, attempt), "cpu:0", double.NaN, double.NaN, stepsPerEpoch));

    public IReadOnlyList<ClusterEffect> Report(NodeId node, long trial, long step, double loss = 1, int attempt = 1) =>
        Hear(node, new NodeMessage.Reported(AttemptOf(trial, attempt), step, Values(step, loss)));

    public IReadOnlyList<ClusterEffect> End(
        NodeId node, long trial, AttemptOutcome outcome, TrainingFailure? failure = null, int attempt = 1) =>
        Hear(node, new NodeMessage.Ended(AttemptOf(trial, attempt), outcome, 1, failure));

    /// <summary>The whole life of an attempt that completes.</summary>
    public void Complete(NodeId node, AttemptId attempt)
    {
        Hear(node, new NodeMessage.Began(attempt, "cpu:0", double.NaN, double.NaN, 5));
        foreach (var step in (long[])[1, 5, 10]) Hear(node, new NodeMessage.Reported(attempt, step, Values(step, 1)));
        Hear(node, new NodeMessage.Ended(attempt, AttemptOutcome.Completed, 1, null));
    }

    public void Complete(NodeId node, long trial, int attempt = 1) => Complete(node, AttemptOf(trial, attempt));

    /// <summary>Completes whatever runs, until nothing does.</summary>
    public void RunToTheEnd()
    {
        while (State.Fleet.Values.FirstOrDefault(node => !node.Held.IsEmpty) is { } busy)
        {
            Complete(busy.Id, busy.Held[0]);
        }
    }

    /// <summary>The same coordinator after a restart: what is recorded is all that is left.</summary>
    public void Restart()
    {
        var sweeps = State.Sweeps.Keys.Select(id => SweepReplay.Of(id, FactsOf(id))).ToList();
        State = ClusterState.Start(State.Options, sweeps, State.NextSweep);
        Tell(new ClusterEvent.Opened());
    }

    private static ImmutableArray<MetricValue> Values(long step, double loss) => step == 10
        ? [new(MetricNames.TrainLoss, loss), new(MetricNames.Loss, loss), new(MetricNames.Accuracy, 0.9)]
        : [new(MetricNames.TrainLoss, loss)];
}
