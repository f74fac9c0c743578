using Sweep.Actors;
using Sweep.Actors.Host;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>What a node's process gives to the node that it hosts.</summary>
public sealed record NodeHostOptions
{
    public required NodeId Id { get; init; }

    /// <summary>Worker slots: trials that train at once.</summary>
    public required int Slots { get; init; }

    public NodeOptions Node { get; init; } = new();

    /// <summary>Builds what a worker may touch around the way to tell the node.</summary>
    public required Func<Action<NodeEvent>, WorkerOptions> WorkerOptions { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Carries a message to the coordinator; may wait while it is busy.</summary>
    public required Action<NodeMessage> Send { get; init; }

    /// <summary>Told each bug that restarted the actor.</summary>
    public required Action<Exception> OnRestart { get; init; }
}

/// <summary>Runs a node's actor on a thread, and its workers on threads of their own.</summary>
public sealed class NodeHost : IDisposable
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorThread<NodeEvent> _thread;
    private readonly Timers<NodeTimer> _timers;
    private readonly Worker[] _workers;

    public NodeHost(NodeHostOptions options)
    {
        _timers = new Timers<NodeTimer>(timer => _thread!.Post(new NodeEvent.TimerFired(timer)));
        var workerOptions = options.WorkerOptions(@event => _thread!.PostWhenRoom(@event));
        _workers = [.. Enumerable.Range(0, options.Slots).Select(slot => new Worker(slot, workerOptions))];
        var ports = new NodePorts
        {
            Clock = options.Clock,
            Send = options.Send,
            StartTraining = e => _workers[e.Slot].Start(e.Order),
            StopTraining = e => _workers[e.Slot].Stop(e.Mode),
            StartTimer = _timers.Start,
            Complete = () => _drained.TrySetResult(),
        };
        var initial = NodeState.Start(options.Id, options.Slots, options.Node);
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

    /// <summary>Ends when the node was told to drain and its last worker is free.</summary>
    public Task Drained => _drained.Task;

    public void Start()
    {
        _thread.Post(new NodeEvent.Opened());
        _thread.Start();
    }

    /// <summary>Never waits: the protocol bounds what a coordinator sends.</summary>
    public void Receive(CoordinatorMessage message) => _thread.Post(new NodeEvent.CoordinatorSpoke(message));

    /// <summary>Stops workers at their next step, without checkpoints, and ends all threads.</summary>
    public void Dispose()
    {
        _timers.Dispose();
        _thread.Stop();
        foreach (var worker in _workers) worker.Dispose();
        _thread.Dispose();
    }
}
