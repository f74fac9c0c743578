using System.Diagnostics.Metrics;
using Sweep.Actors.Host;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Telemetry;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>Runs a node's actor on a thread, and its workers on threads of their own.</summary>
public sealed class NodeHost : IDisposable
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorThread<NodeEvent> _thread;
    private readonly Timers<NodeTimer> _timers;
    private readonly Worker[] _workers;
    private readonly NodeMeter _meter;
    private NodeState _state;

    public NodeHost(NodeHostOptions options)
    {
        var initial = _state = NodeState.Start(options.Id, options.Profile, options.Node);
        _meter = new NodeMeter(options.Id, options.Profile, options.Clock, () => Volatile.Read(ref _state));
        _timers = new Timers<NodeTimer>(timer => _thread!.Post(new NodeEvent.TimerFired(timer)));
        var workerOptions = options.WorkerOptions(@event => _thread!.PostWhenRoom(@event)) with { Node = options.Id };
        _workers =
        [
            .. Enumerable.Range(0, options.Profile.Lanes)
                .Select(slot => new Worker(slot, workerOptions, _meter.LaneOf(slot))),
        ];
        var ports = new NodePorts
        {
            Clock = options.Clock,
            Send = options.Send,
            StartTraining = e => _workers[e.Slot].Start(e.Order),
            StopTraining = e => _workers[e.Slot].Stop(e.Mode),
            StartTimer = _timers.Start,
            Publish = state => Volatile.Write(ref _state, state),
            SetLogs = options.SetLogs,
            Complete = () => _drained.TrySetResult(),
            GiveWay = () => _drained.TrySetException(new NodeSupersededException(options.Id)),
        };
        // A node's state is what its workers are doing, which no journal can bring back: a bug in it ends the node, and
        // the coordinator gives its trials to a new life of it.
        _thread = new ActorThread<NodeEvent>("node", () => new NodeActor(initial, ports), new ActorThreadOptions
        {
            Clock = options.Clock,
            OnRestart = options.OnRestart,
            Supervision = new SupervisionOptions { RestartsMax = 0 },
        });
    }

    /// <summary>Fails with the bug that ended the node.</summary>
    public Task Completion => _thread.Completion;

    /// <summary>Ends when the node was told to drain or to leave and its last worker is free; fails with
    /// <see cref="NodeSupersededException"/> when a later process has its name.</summary>
    public Task Drained => _drained.Task;

    /// <summary>Of the node's instruments.</summary>
    public Meter Meter => _meter.Meter;

    public void Start()
    {
        _thread.Post(new NodeEvent.Opened());
        _thread.Start();
    }

    /// <summary>Never waits: the protocol bounds what a coordinator sends.</summary>
    public void Receive(CoordinatorMessage message) => _thread.Post(new NodeEvent.CoordinatorSpoke(message));

    /// <summary>Checkpoints what runs, gives it back, and then ends <see cref="Drained"/>.</summary>
    public void Leave() => _thread.Post(new NodeEvent.LeaveRequested());

    /// <summary>Stops workers at their next step, without a further checkpoint, and ends all threads.</summary>
    public void Dispose()
    {
        _timers.Dispose();
        _thread.Stop();
        foreach (var worker in _workers) worker.Dispose();
        _thread.Dispose();
        _meter.Dispose();
    }
}
