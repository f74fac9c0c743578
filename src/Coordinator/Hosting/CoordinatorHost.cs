using Sweep.Actors.Host;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Logs;
using Sweep.Coordinator.Telemetry;
using Sweep.Messages;

namespace Sweep.Coordinator.Hosting;

/// <summary>Runs the coordinator of all sweeps of a store on a thread.</summary>
public sealed class CoordinatorHost : IDisposable
{
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingRequests _requests = new();
    private readonly ActorThread<CoordinatorInput> _thread;
    private readonly Timers<ClusterTimer> _timers;
    private readonly ReignMeter? _meter;
    private ClusterState _state;

    public CoordinatorHost(CoordinatorHostOptions options)
    {
        _state = ClusterState.Start(options.Cluster, [], options.Store.NextId);
        _timers = new Timers<ClusterTimer>(timer => Post(new ClusterEvent.TimerFired(timer)));
        _meter = options.Meter?.Lead(new MeteredCoordinator
        {
            State = () => State,
            MailboxDepth = () => _thread!.WaitingCount,
            Rank = options.Rank,
            Warn = options.Warn,
        });
        var ports = new CoordinatorPorts
        {
            Store = options.Store,
            Clock = options.Clock,
            Send = options.Send,
            StartTimer = _timers.Start,
            Reply = _requests.Answer,
            Observe = options.Observe,
            Publish = state => Volatile.Write(ref _state, state),
            Conclude = options.OnConcluded,
            Log = options.Log is { } log ? new ClusterLog(log) : null,
            TraceRatio = options.TraceRatio,
            StorageFailed = Fail,
            Witness = _meter,
        };
        _thread = new ActorThread<CoordinatorInput>(
            "coordinator",
            () => new CoordinatorActor(options.Cluster, ports),
            new ActorThreadOptions
            {
                Clock = options.Clock,
                OnRestart = bug =>
                {
                    options.OnRestart(bug);
                    options.Meter?.Restarted();
                    Post(new ClusterEvent.Opened());
                },
            })
        {
            OnDropped = Drop,
        };
        _thread.Completion.ContinueWith(
            ended => Fail(ended.Exception!.InnerException!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    /// <summary>Never completes while all is well. Fails with <see cref="JournalException"/> when the store refused a
    /// write or cannot be read, and with the bug that supervision gave up on: then the process has to end.</summary>
    public Task Failure => _failure.Task;

    /// <summary>All sweeps and nodes at a moment whose facts are durable; from any thread, without waiting. Empty until
    /// the store has been read.</summary>
    public ClusterState State => Volatile.Read(ref _state);

    public void Start()
    {
        Post(new ClusterEvent.Opened());
        _thread.Start();
    }

    /// <summary>Waits while the coordinator is busy: back-pressure on the node.</summary>
    /// <param name="from">The process that speaks.</param>
    /// <param name="message">What it says.</param>
    /// <param name="onDurable">Called on the coordinator's thread when all that the message caused is durable, so that
    /// it need not be said again; quick.</param>
    public void Receive(NodeIncarnation from, NodeMessage message, Action? onDurable = null) =>
        _thread.PostWhenRoom(new CoordinatorInput(new ClusterEvent.NodeSpoke(from, message), onDurable));

    /// <summary>The answer, once what it says is durable. Fails as <see cref="Failure"/> does.</summary>
    public Task<ClusterReply> Ask(ClusterRequest request)
    {
        var (number, answer) = _requests.Add();
        Post(new ClusterEvent.Requested(number, request));
        return answer;
    }

    /// <summary>Puts back what runs; each sweep then concludes in this process.</summary>
    public void Interrupt() => Post(new ClusterEvent.InterruptRequested());

    public void Dispose()
    {
        _meter?.Dispose();
        _timers.Dispose();
        _thread.Dispose();
        _requests.Close(new ObjectDisposedException(nameof(CoordinatorHost), "the coordinator has ended"));
    }

    private void Post(ClusterEvent @event) => _thread.Post(new CoordinatorInput(@event));

    /// <summary>A bug made the event impossible to handle: it must not come back again and again.</summary>
    private void Drop(CoordinatorInput input, Exception bug)
    {
        if (input.Event is ClusterEvent.Requested asked) _requests.Fail(asked.Request, bug);
        input.OnDurable?.Invoke();
    }

    private void Fail(Exception failure)
    {
        _failure.TrySetException(failure);
        _requests.Close(failure);
    }
}
