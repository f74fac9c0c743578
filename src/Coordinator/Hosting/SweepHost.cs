using Sweep.Actors.Host;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Hosting;

/// <summary>Runs one sweep's actor on a thread.</summary>
public sealed class SweepHost : IDisposable
{
    private readonly TaskCompletionSource<SweepOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly ActorThread<SweepEvent> _thread;
    private readonly Timers<SweepTimer> _timers;

    public SweepHost(SweepHostOptions options)
    {
        _timers = new Timers<SweepTimer>(timer => _thread!.Post(new SweepEvent.TimerFired(timer)));
        var ports = new SweepPorts
        {
            Journal = options.Journal,
            Clock = options.Clock,
            Send = options.Send,
            StartTimer = _timers.Start,
            Observe = options.Observe,
            Complete = outcome => _outcome.TrySetResult(outcome),
            StorageFailed = failure => _outcome.TrySetException(failure),
        };
        _thread = new ActorThread<SweepEvent>(
            "coordinator",
            () => new SweepActor(options.Plan, options.Sweep, ports),
            new ActorThreadOptions
            {
                Clock = options.Clock,
                OnRestart = bug =>
                {
                    options.OnRestart(bug);
                    _thread!.Post(new SweepEvent.Opened());
                },
            });
        _thread.Completion.ContinueWith(
            ended => _outcome.TrySetException(ended.Exception!.InnerExceptions),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    /// <summary>How the sweep ended in this process. Fails with <see cref="JournalException"/> when the journal refused
    /// a write, and with the bug that supervision gave up on.</summary>
    public Task<SweepOutcome> Outcome => _outcome.Task;

    public void Start()
    {
        _thread.Post(new SweepEvent.Opened());
        _thread.Start();
    }

    /// <summary>Waits while the coordinator is busy: back-pressure on the node.</summary>
    public void Receive(NodeId node, NodeMessage message) =>
        _thread.PostWhenRoom(new SweepEvent.NodeSpoke(node, message));

    public void Interrupt() => _thread.Post(new SweepEvent.InterruptRequested());

    public void Dispose()
    {
        _timers.Dispose();
        _thread.Dispose();
    }
}
