using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.SimulatedBenchmark;

/// <summary>The real coordinator, shell and decider, with many nodes that train trials of no length in no time: what is
/// measured is the processor time that the coordinator spends on each trial. All other time is virtual.</summary>
public sealed class FleetRun : IClock, IDisposable
{
    /// <summary>Messages in one group commit.</summary>
    private const int BatchMax = 256;

    private const int SliceCount = 10;
    private const int OrdersPerNode = 4;
    private const int RatesMax = 1000;

    private static readonly TimeSpan TimePerBatch = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    private readonly CountingStore _store = new();
    private readonly CoordinatorActor _coordinator;
    private readonly Queue<CoordinatorInput> _inputs = new();
    private readonly NodeIncarnation[] _nodes;
    private readonly List<Slice> _slices = [];
    private readonly long _trials;
    private TimeSpan _leaseCheckAt = TimeSpan.MaxValue;
    private TimeSpan _heartbeatAt = HeartbeatInterval;
    private TimeSpan _spent;
    private long _ended;

    public FleetRun(int nodes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trials % SliceCount, 0, nameof(trials));
        _trials = trials;
        _nodes = [.. Enumerable.Range(0, nodes).Select(number => new NodeIncarnation(new NodeId($"node-{number}"), 1))];
        _coordinator = new CoordinatorActor(new ClusterOptions(), Ports());
    }

    public TimeSpan Now { get; private set; }

    public SweepOutcome? Outcome { get; private set; }

    /// <summary>Facts that were made durable.</summary>
    public long FactCount => _store.FactCount;

    public long CompletedCount =>
        _coordinator.State.Sweeps[new SweepId(1)].Ledger.Finished.GetValueOrDefault(TrialState.Completed);

    /// <summary>Runs until the sweep has ended.</summary>
    /// <returns>The tenths of the run, in their order.</returns>
    public IReadOnlyList<Slice> Run()
    {
        var definition = Definition();
        Post(new ClusterEvent.Opened());
        Post(new ClusterEvent.Requested(1, new ClusterRequest.Submit(
            Grid.Expand(definition), CanonicalDefinition.Write(definition))));
        var profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", OrdersPerNode), "simulated");
        foreach (var node in _nodes) Say(node, new NodeMessage.Join(profile, OrdersPerNode, []));

        while (Outcome is null)
        {
            PostWhatIsDue();
            Handle();
        }

        return _slices;
    }

    public void Dispose() => _store.Dispose();

    private void Handle()
    {
        var batch = new List<CoordinatorInput>(BatchMax);
        while (batch.Count < BatchMax && _inputs.TryDequeue(out var input)) batch.Add(input);
        var before = Environment.CpuUsage.TotalTime;
        _coordinator.Handle(batch);
        _spent += Environment.CpuUsage.TotalTime - before;
        Now += TimePerBatch;
        _ended += batch.Count(input => input.Event is ClusterEvent.NodeSpoke { Message: NodeMessage.Ended });
        if (_ended < (_slices.Count + 1) * _trials / SliceCount) return;
        _slices.Add(new Slice(_trials / SliceCount, _spent, GC.GetTotalMemory(false)));
        _spent = TimeSpan.Zero;
    }

    private void PostWhatIsDue()
    {
        if (Now >= _leaseCheckAt)
        {
            _leaseCheckAt = TimeSpan.MaxValue;
            Post(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck)));
        }

        if (Now < _heartbeatAt) return;
        _heartbeatAt = Now + HeartbeatInterval;
        foreach (var node in _nodes) Say(node, new NodeMessage.Heartbeat());
    }

    private void Train(NodeIncarnation node, CoordinatorMessage message)
    {
        if (message is not CoordinatorMessage.Assign order) return;
        Say(node, new NodeMessage.Began(order.Attempt, "cpu:0", double.NaN, double.NaN, 1));
        Say(node, new NodeMessage.Reported(order.Attempt, 1,
            [new(MetricNames.TrainLoss, 2), new(MetricNames.Loss, 2), new(MetricNames.Accuracy, 0.5)]));
        Say(node, new NodeMessage.Ended(order.Attempt, AttemptOutcome.Completed, 0, null));
    }

    private void Say(NodeIncarnation node, NodeMessage message) => Post(new ClusterEvent.NodeSpoke(node, message));

    private void Post(ClusterEvent @event) => _inputs.Enqueue(new CoordinatorInput(@event));

    private SweepDefinition Definition()
    {
        var rates = (int)Math.Min(RatesMax, _trials / SliceCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(_trials % rates, 0, "trials");
        var optimizer = new GridAxis("optimizer", [new ParameterValue.Word("sgd")]);
        var axis = new GridAxis(
            "lr", [.. Enumerable.Range(1, rates).Select(rate => new ParameterValue.Number(rate / 1e4))]);
        return new SweepDefinition
        {
            Name = "simulated",
            Trainer = new TrainerOptions { Model = ModelNames.Synthetic, Length = TrialLength.Steps(1) },
            Objective = new Objective(MetricNames.Accuracy, Goal.Maximize),
            Grid = [new GridBlock([optimizer, axis], [], [], [])],
            Seeds = [.. Enumerable.Range(0, (int)(_trials / rates))],
        };
    }

    private CoordinatorPorts Ports() => new()
    {
        Store = _store,
        Clock = this,
        Send = Train,
        StartTimer = (timer, delay) =>
        {
            if (timer.Kind == ClusterTimerKind.LeaseCheck) _leaseCheckAt = Now + delay;
        },
        Reply = (_, _) => { },
        Observe = (_, _) => { },
        Publish = _ => { },
        Conclude = (_, outcome) => Outcome = outcome,
        StorageFailed = failure => throw failure,
    };
}
