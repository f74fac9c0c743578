using Sweep.GpuNode.Nodes;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>A node's real shell in virtual time, with simulated workers. A crash loses everything on it.</summary>
internal sealed class SimulatedNode
{
    private readonly SimulatedCluster _cluster;
    private readonly NodeState _initial;
    private readonly SimulatedWorker[] _workers;
    private NodeActor? _actor;
    private int _life;

    public SimulatedNode(SimulatedCluster cluster, NodeId id, int slots)
    {
        (_cluster, Id) = (cluster, id);
        _initial = NodeState.Start(
            id, NodeProfile.Single(new NodeDevice("cpu:0", "cpu", slots), "simulated"), new NodeOptions());
        _workers = [.. Enumerable.Range(0, slots).Select(slot =>
            new SimulatedWorker(cluster.Simulator, $"{id}/{slot}", @event => Handle(_life, @event)))];
    }

    public NodeId Id { get; }

    public bool IsUp => _actor is not null;

    public void Start()
    {
        if (IsUp) return;
        _life++;
        _actor = new NodeActor(_initial, Ports(_life));
        Handle(_life, new NodeEvent.Opened());
    }

    public void Crash()
    {
        _actor = null;
        foreach (var worker in _workers) worker.Crash();
    }

    /// <summary>What was sent to a former life of the node is lost.</summary>
    public void Receive(NodeIncarnation node, CoordinatorMessage message) =>
        Handle((int)node.Number, new NodeEvent.CoordinatorSpoke(message));

    private void Handle(int life, NodeEvent @event)
    {
        if (_actor is not null && life == _life) _actor.Handle([@event]);
    }

    private NodePorts Ports(int life) => new()
    {
        Clock = _cluster.Simulator,
        Send = message => _cluster.SendToCoordinator(new NodeIncarnation(Id, life), message),
        StartTraining = e => _workers[e.Slot].Start(e.Order),
        StopTraining = e => _workers[e.Slot].Stop(),
        StartTimer = (timer, delay) => _cluster.Simulator.Schedule(
            delay, $"{Id} timer {timer}", () => Handle(life, new NodeEvent.TimerFired(timer))),
        Complete = () => { },
    };
}
