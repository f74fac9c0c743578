using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Logs;
using Sweep.Coordinator.Storage;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Messages.Telemetry;
using Sweep.Search;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Tracing;

/// <summary>The coordinator's shell with a clock that is set by hand, and the spans that it tells.</summary>
internal sealed class TraceScene : IClock, IDisposable
{
    public static readonly DateTime Start = DateTime.UnixEpoch + TimeSpan.FromHours(1);

    private readonly MemoryStore _store = new();
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener? _listener;
    private readonly double _ratio;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly ILogger? _log;
    private CoordinatorActor _actor;

    public TraceScene(bool isListening = true, double ratio = 1, ILogger? log = null)
    {
        (_ratio, _log) = (ratio, log);
        if (isListening)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == SpanNames.Coordinator,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Keep,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        _actor = NewActor();
        Handle(new ClusterEvent.Opened());
    }

    public TimeSpan Now { get; private set; } = TimeSpan.FromHours(1);

    public List<CoordinatorMessage.Assign> Orders { get; } = [];

    /// <summary>Of this scene alone, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans =>
        [.. _spans.Where(span => Equals(span.GetTagItem(SpanAttributes.Sweep), "scene"))];

    public static DateTime At(double seconds) => Start.AddSeconds(seconds);

    public Activity One(string name, int attempt = 1) => Spans.Single(span =>
        span.OperationName == name && Equals(span.GetTagItem(SpanAttributes.Attempt), attempt));

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public void Submit(SweepDefinition definition) => Handle(new ClusterEvent.Requested(
        1, new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition))));

    public void Join(NodeId node, params AttemptId[] held) =>
        Say(node, new NodeMessage.Join(Profile, 1, [.. held]));

    public void Say(NodeId node, NodeMessage message) =>
        Handle(new ClusterEvent.NodeSpoke(new NodeIncarnation(node, 1), message));

    public void Begin(NodeId node, int attempt = 1) =>
        Say(node, new NodeMessage.Began(AttemptOf(0, attempt), "cpu:0", double.NaN, double.NaN, 5));

    /// <summary>Reports everything and ends, in one batch of events.</summary>
    public void Complete(NodeId node, int attempt = 1, bool isBegun = true)
    {
        var id = AttemptOf(0, attempt);
        var said = ((long[])[1, 5, 10]).Select(NodeMessage (step) =>
            new NodeMessage.Reported(id, step, [new(MetricNames.TrainLoss, 1), new(MetricNames.Accuracy, 0.9)]))
            .Append(new NodeMessage.Ended(id, AttemptOutcome.Completed, 1, null));
        if (!isBegun) said = said.Prepend(new NodeMessage.Began(id, "cpu:0", double.NaN, double.NaN, 5));
        _actor.Handle([.. said.Select(message =>
            new CoordinatorInput(new ClusterEvent.NodeSpoke(new NodeIncarnation(node, 1), message)))]);
    }

    public void Ask(ClusterRequest request) => Handle(new ClusterEvent.Requested(2, request));

    public void LoseSilentNodes() =>
        Handle(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck)));

    /// <summary>Another process goes on with the store.</summary>
    public void Restart()
    {
        _actor = NewActor();
        Handle(new ClusterEvent.Opened());
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _store.Dispose();
    }

    /// <summary>A listener hears the whole process, and other tests run in it at the same time.</summary>
    private void Keep(Activity span)
    {
        if (Environment.CurrentManagedThreadId == _thread) _spans.Add(span);
    }

    private void Handle(ClusterEvent @event) => _actor.Handle([new CoordinatorInput(@event)]);

    private CoordinatorActor NewActor() => new(new ClusterOptions(), new CoordinatorPorts
    {
        Store = _store,
        Clock = this,
        Send = (_, message) =>
        {
            if (message is CoordinatorMessage.Assign order) Orders.Add(order);
        },
        StartTimer = (_, _) => { },
        Reply = (_, _) => { },
        Observe = (_, _) => { },
        Publish = _ => { },
        Conclude = (_, _) => { },
        TraceRatio = _ratio,
        Log = _log is null ? null : new ClusterLog(_log),
        StorageFailed = failure => throw failure,
    });
}
