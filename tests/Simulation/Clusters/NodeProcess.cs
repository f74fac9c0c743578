using Sweep.Actors;
using Sweep.Actors.Links;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Simulation.Clusters;

/// <summary>One process of a node: the real shell, the real link decider, and simulated workers. A crash loses all of
/// it; while it is frozen nothing happens in it, and everything comes at once when it goes on.</summary>
internal sealed class NodeProcess
{
    private readonly LinkedCluster _cluster;
    private readonly Queue<Action> _deferred = new();
    private readonly Dictionary<NodeTimer, int> _timers = [];
    private readonly TroubledWorker[] _workers;
    private readonly NodeActor _actor;
    private readonly NodeUplink _link;
    private bool _isFrozen;

    public NodeProcess(LinkedCluster cluster, NodeIncarnation incarnation, NodeProfile profile, SkewedClock clock)
    {
        (_cluster, Incarnation, Clock) = (cluster, incarnation, clock);
        _link = new NodeUplink(this, cluster);
        _actor = new NodeActor(NodeState.Start(incarnation.Node, profile, new NodeOptions()), Ports())
        {
            Decide = cluster.Deciders.Node,
        };
        _workers = [.. Enumerable.Range(0, profile.Lanes).Select(slot => new TroubledWorker(cluster, this, slot))];
    }

    public NodeIncarnation Incarnation { get; }

    public SkewedClock Clock { get; }

    public bool IsUp { get; private set; } = true;

    /// <summary>Until then, by its own clock, it may train.</summary>
    public TimeSpan LeaseUntil { get; private set; }

    /// <summary>When it last went on after a freeze, by its own clock.</summary>
    public TimeSpan AwakeSince { get; private set; }

    public bool IsCongested => _link.IsCongested;

    public void Start()
    {
        Handle(new NodeEvent.Opened());
        _link.Tell(new Event.Opened());
    }

    public void Crash()
    {
        IsUp = false;
        _link.Cut();
    }

    public void Freeze() => _isFrozen = true;

    public void Thaw()
    {
        _isFrozen = false;
        AwakeSince = Clock.Now;
        while (!_isFrozen && _deferred.TryDequeue(out var act)) When(act);
    }

    public void Plug(Cable cable) => _link.Plug(cable);

    public void Hear(Event @event) => When(() => _link.Tell(@event));

    public void Leave() => When(() => Handle(new NodeEvent.LeaveRequested()));

    /// <summary>What a worker says.</summary>
    public void Handle(NodeEvent @event)
    {
        if (IsUp) _actor.Handle([@event]);
    }

    /// <summary>What the coordinator says, once the node's mailbox comes to it.</summary>
    public void Receive(CoordinatorMessage message) => After(TimeSpan.FromMicroseconds(100),
        $"hears {message.GetType().Name}", () =>
        {
            _cluster.Diary.Note(Incarnation, "hears", message);
            if (message is CoordinatorMessage.LeaseRenewed renewed) LeaseUntil = Clock.Now + renewed.Duration;
            Handle(new NodeEvent.CoordinatorSpoke(message));
        });

    /// <summary>After a time by the node's clock.</summary>
    public void After(TimeSpan delay, string label, Action act) =>
        _cluster.Simulator.Schedule(Clock.TrueTime(delay), $"{Incarnation} {label}", () => When(act));

    /// <summary>Nothing is left to do or to say.</summary>
    public void End() => Crash();

    private void When(Action act)
    {
        if (!IsUp) return;
        if (_isFrozen) _deferred.Enqueue(act);
        else act();
    }

    private NodePorts Ports() => new()
    {
        Clock = Clock,
        Send = message =>
        {
            _cluster.Diary.Note(Incarnation, "says", message);
            _link.Send(message);
        },
        StartTraining = e => _workers[e.Slot].Start(e.Order),
        StopTraining = e => _workers[e.Slot].Stop(e.Mode),
        StartTimer = StartTimer,
        Complete = () => _link.Tell(new Event.CloseWhenAcknowledged()),
        GiveWay = Crash,
    };

    private void StartTimer(NodeTimer timer, TimeSpan delay)
    {
        var number = _timers[timer] = _timers.GetValueOrDefault(timer) + 1;
        After(delay, $"timer {timer}", () =>
        {
            if (_timers[timer] == number) Handle(new NodeEvent.TimerFired(timer));
        });
    }
}
