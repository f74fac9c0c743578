using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Telemetry;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Messages.Telemetry;
using Sweep.Search;

namespace Sweep.Coordinator.Tests.Telemetry;

/// <summary>A coordinator with its meter, and somebody who collects. Time stands until a test moves it. Trials are
/// those of <see cref="ClusterScene.Definition"/>.</summary>
internal sealed class MeterScene : IClock, IDisposable
{
    private static readonly int[] ReportSteps = [1, 5, 10];

    private readonly MemoryStore store = new();
    private readonly CoordinatorMeter meter;
    private readonly Queue<(NodeIncarnation Node, CoordinatorMessage.Assign Order)> orders = [];
    private readonly Queue<Action> behind = [];
    private readonly bool ranksBehind;
    private ReignMeter? reign;
    private CoordinatorActor? actor;
    private ClusterState state = null!;
    private CoordinatorAccess? access;
    private long request;

    /// <param name="isStandby">It does not lead before <see cref="Lead"/>.</param>
    /// <param name="rankBehind">Rankings wait for <see cref="RunBehind"/>.</param>
    public MeterScene(bool isStandby = false, bool rankBehind = false)
    {
        ranksBehind = rankBehind;
        meter = new CoordinatorMeter(this);
        Reader = new MeterReader(meter.Meter);
        if (!isStandby) Lead();
    }

    public MeterReader Reader { get; }

    /// <summary>What happens between a decision and the state that is told to others.</summary>
    public Action WhileCommitting { get; set; } = () => { };

    public TimeSpan Now { get; private set; } = TimeSpan.FromDays(20000);

    public ClusterState State => state;

    public System.Diagnostics.Metrics.Meter Meter => meter.Meter;

    public int Waiting => orders.Count;

    /// <summary>A coordinator begins on the same store.</summary>
    public void Lead()
    {
        reign = meter.Lead(new MeteredCoordinator
        {
            State = () => state,
            MailboxDepth = () => 3,
            Rank = sweep => access!.Views.Of(sweep).Standing(),
            RunBehind = work =>
            {
                if (ranksBehind) behind.Enqueue(work);
                else work();
            },
            Warn = (what, why) => throw new InvalidOperationException(what, why),
        });
        actor = new CoordinatorActor(new ClusterOptions(), new CoordinatorPorts
        {
            Store = store,
            Clock = this,
            Send = (node, message) =>
            {
                if (message is CoordinatorMessage.Assign order) orders.Enqueue((node, order));
            },
            StartTimer = (_, _) => { },
            Reply = (_, reply) => reply.ShouldBeOfType<ClusterReply.Accepted>(),
            Observe = (sweep, facts) => access?.Observe(sweep, facts),
            Publish = published =>
            {
                WhileCommitting();
                state = published;
            },
            Conclude = (_, _) => { },
            StorageFailed = failure => throw failure,
            Witness = reign,
        });
        access = new CoordinatorAccess(new HttpPorts
        {
            Clock = this,
            State = () => state,
            Ask = _ => throw new NotSupportedException(),
            OpenJournal = store.Reader,
            AcceptLink = (_, _) => throw new NotSupportedException(),
        });
        orders.Clear();
        Handle(new ClusterEvent.Opened());
    }

    public void RunBehind()
    {
        while (behind.TryDequeue(out var work)) work();
    }

    public void StepDown() => reign!.Dispose();

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public double Value(MetricDefinition metric, params string[] labels)
    {
        Pass(1); // What was collected within a second may be shown again.
        return Reader.Value(metric, labels);
    }

    public void Submit(SweepDefinition definition) =>
        Ask(new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition)));

    public void Ask(ClusterRequest what) => Handle(new ClusterEvent.Requested(++request, what));

    public void Join(string node, int capacity) => Say(new NodeId(node), new NodeMessage.Join(
        NodeProfile.Single(new NodeDevice("cpu:0", "cpu", capacity), "test"), capacity, []));

    public void Say(NodeId node, NodeMessage message) =>
        Handle(new ClusterEvent.NodeSpoke(new NodeIncarnation(node, 1), message));

    public void CheckLeases() =>
        Handle(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.LeaseCheck)));

    /// <summary>The next order's attempt begins to train.</summary>
    public (NodeId Node, AttemptId Attempt) Begin()
    {
        var (node, order) = orders.Dequeue();
        Say(node.Node, new NodeMessage.Began(order.Attempt, "cpu:0", 2.3, 0.1, 5));
        return (node.Node, order.Attempt);
    }

    public void Report((NodeId Node, AttemptId Attempt) running, long step, double loss, double accuracy) =>
        Say(running.Node, new NodeMessage.Reported(running.Attempt, step,
            [new(MetricNames.TrainLoss, loss), new(MetricNames.Accuracy, accuracy)]));

    public void End((NodeId Node, AttemptId Attempt) running, AttemptOutcome outcome, FailureClass? failure = null) =>
        Say(running.Node, new NodeMessage.Ended(running.Attempt, outcome, 1,
            failure is { } kind ? new TrainingFailure(kind, "it broke") : null));

    /// <summary>The whole life of the next order's trial.</summary>
    public void Complete(double accuracy = 0.9)
    {
        var running = Begin();
        foreach (var step in ReportSteps) Report(running, step, 1, accuracy);
        End(running, AttemptOutcome.Completed);
    }

    public void Dispose()
    {
        Reader.Dispose();
        meter.Dispose();
        store.Dispose();
    }

    private void Handle(ClusterEvent @event) => actor!.Handle([new CoordinatorInput(@event)]);
}
