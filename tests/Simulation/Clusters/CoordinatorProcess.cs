using Sweep.Actors.Links;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.Simulation.Clusters;

/// <summary>One process of a coordinator: the real shell over a store with a slow disk, and the real link deciders.
/// What a batch of events leads to is held back until its commit is durable; a crash before loses the facts, one behind
/// it loses some of what follows from them.</summary>
internal sealed class CoordinatorProcess
{
    private const int BatchMax = 64;

    private readonly LinkedCluster _cluster;
    private readonly HeldBackStore _store;
    private readonly CoordinatorActor _actor;
    private readonly FactAudit _audit = new();
    private readonly SortedDictionary<NodeId, NodeDownlink> _links = [];
    private readonly Queue<CoordinatorInput> _mailbox = new();
    private readonly List<Action> _behindCommit = [];
    private readonly List<Cable> _cables = [];
    private readonly Dictionary<ClusterTimer, int> _timers = [];
    private readonly Queue<Action> _deferred = new();
    private bool _isBusy;
    private bool _isFrozen;
    private long _lastSession;

    public CoordinatorProcess(LinkedCluster cluster, long epoch, HeldBackStore store, SkewedClock clock)
    {
        (_cluster, Epoch, _store, Clock) = (cluster, epoch, store, clock);
        _actor = new CoordinatorActor(new ClusterOptions(), Ports()) { Decide = cluster.Deciders.Coordinator };
        State = _actor.State;
        Post(new CoordinatorInput(new ClusterEvent.Opened()));
    }

    public long Epoch { get; }

    public SkewedClock Clock { get; }

    public bool IsUp { get; private set; } = true;

    /// <summary>A commit is on its way.</summary>
    public bool IsBusy => _isBusy;

    /// <summary>The state whose facts are durable.</summary>
    public ClusterState State { get; private set; }

    public void Crash()
    {
        IsUp = false;
        foreach (var cable in _cables) _cluster.Network.Break(cable, "the coordinator has ended");
    }

    public void Freeze() => _isFrozen = true;

    public void Thaw()
    {
        _isFrozen = false;
        while (!_isFrozen && _deferred.TryDequeue(out var act)) When(act);
    }

    public void Plug(Cable cable) => _cables.Add(cable);

    public void Ask(long request, ClusterRequest what) =>
        When(() => Post(new CoordinatorInput(new ClusterEvent.Requested(request, what))));

    public IJournalReader Read(SweepId sweep) => _store.Reader(sweep);

    public void Hear(Cable cable, Frame frame) => When(() =>
    {
        if (frame is Frame.Hello hello) Greet(cable, hello);
        else LinkOf(cable.Node.Incarnation)?.Tell(new Event.Received(cable.AtCoordinator, frame));
    });

    public void HearEnd(Cable cable, string reason) => When(() =>
    {
        _cables.Remove(cable);
        LinkOf(cable.Node.Incarnation)?.Tell(new Event.Disconnected(cable.AtCoordinator, reason));
    });

    public void Receive(NodeIncarnation node, NodeMessage message, Action onDurable)
    {
        _cluster.Diary.Note($"coordinator {Epoch}", $"hears {node}", message);
        Post(new CoordinatorInput(new ClusterEvent.NodeSpoke(node, message), () => _behindCommit.Add(onDurable)));
    }

    public void After(TimeSpan delay, string label, Action act) =>
        _cluster.Simulator.Schedule(Clock.TrueTime(delay), $"coordinator {Epoch} {label}", () => When(act));

    private void When(Action act)
    {
        if (!IsUp) return;
        if (_isFrozen) _deferred.Enqueue(act);
        else act();
    }

    private NodeDownlink? LinkOf(NodeIncarnation node) =>
        _links.TryGetValue(node.Node, out var link) && link.Node == node ? link : null;

    private void Greet(Cable cable, Frame.Hello hello)
    {
        var node = cable.Node.Incarnation;
        var known = _links.GetValueOrDefault(node.Node);
        var refusal = new LinkRefusal(LinkRefusalKind.Superseded, $"{known?.Node} is later");
        if (known?.Node.Number > node.Number)
        {
            _cluster.Network.ToNode(cable, new Frame.Refused(refusal));
            _cluster.Network.Break(cable, refusal.Reason);
            return;
        }

        if (known is null || known.Node != node || known.HasEnded)
        {
            known?.Tell(new Event.End(refusal));
            _links[node.Node] = known = new NodeDownlink(this, node, _cluster);
        }

        known.Plug(cable);
        known.Tell(new Event.Accepted(cable.AtCoordinator, hello, new LinkSession(Epoch, ++_lastSession)));
    }

    private void Post(CoordinatorInput input)
    {
        _mailbox.Enqueue(input);
        Work();
    }

    private void Work()
    {
        if (_isBusy || !IsUp || _mailbox.Count == 0) return;
        _isBusy = true;
        var batch = new List<CoordinatorInput>();
        while (batch.Count < BatchMax && _mailbox.TryDequeue(out var input)) batch.Add(input);
        _actor.Handle(batch);
        _cluster.Simulator.Schedule(
            _cluster.CommitTime(), $"coordinator {Epoch} commits {batch.Count}", () => When(Finish));
    }

    private void Finish()
    {
        try
        {
            _store.Apply();
        }
        catch (JournalException fenced) when (fenced.Fault == JournalFault.Fenced)
        {
            _cluster.Occurrences.Add(Fault.FencedOff);
            Crash();
            return;
        }

        State = _actor.State;
        var effects = _behindCommit.ToArray();
        _behindCommit.Clear();
        var count = _cluster.CompletedOf(effects.Length);
        foreach (var effect in effects[..count]) effect();
        if (count < effects.Length)
        {
            _cluster.Occurrences.Add(Fault.CoordinatorCrashBehindCommit);
            Crash();
            _cluster.RestartCoordinatorLater();
            return;
        }

        _isBusy = false;
        _cluster.CheckAfterCommit(this);
        _audit.Violations.ShouldBeEmpty();
        Work();
    }

    private CoordinatorPorts Ports() => new()
    {
        Store = _store,
        Clock = Clock,
        Send = (node, message) => _behindCommit.Add(() =>
        {
            _cluster.Diary.Note($"coordinator {Epoch}", $"tells {node}", message);
            LinkOf(node)?.Send(message);
        }),
        StartTimer = (timer, delay) => _behindCommit.Add(() => StartTimer(timer, delay)),
        Reply = (request, answer) => _behindCommit.Add(() => _cluster.People.Hear(request, answer)),
        Observe = (sweep, facts) =>
        {
            foreach (var fact in facts) _cluster.Diary.Note($"coordinator {Epoch}", $"records {sweep}", fact);
        },
        Publish = _ => { },
        Conclude = (_, _) => { },
        StorageFailed = failure => throw failure,
        Witness = _audit,
    };

    private void StartTimer(ClusterTimer timer, TimeSpan delay)
    {
        var number = _timers[timer] = _timers.GetValueOrDefault(timer) + 1;
        After(delay, $"timer {timer.Kind}", () =>
        {
            if (_timers[timer] == number) Post(new CoordinatorInput(new ClusterEvent.TimerFired(timer)));
        });
    }
}
