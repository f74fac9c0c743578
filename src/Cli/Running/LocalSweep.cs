using Sweep.Actors.Host;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Hosting;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Telemetry;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Hosting;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.Cli.Running;

/// <summary>Coordinator and node in one process: the same actors and messages as in a cluster, with calls for links.
/// </summary>
public sealed class LocalSweep : ILocalSweep
{
    private static readonly NodeIncarnation Node = new(new NodeId("local"), 1);

    private readonly TaskCompletionSource<SweepOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly LocalSweepOptions _options;
    private readonly SingleSweepStore _store;
    private readonly CoordinatorMeter _meter;
    private readonly CoordinatorHost _coordinator;
    private readonly NodeHost _node;

    private LocalSweep(LocalSweepOptions options)
    {
        var clock = new SystemClock();
        _options = options;
        _store = new SingleSweepStore(options.Journal);
        _meter = new CoordinatorMeter(clock);
        _coordinator = new CoordinatorHost(new CoordinatorHostOptions
        {
            Store = _store,
            Clock = clock,
            Send = (_, message) => _node!.Receive(message),
            Observe = (_, facts) => Observe(facts),
            Meter = _meter,
            OnConcluded = (_, outcome) => _outcome.TrySetResult(outcome),
            OnRestart = bug => options.Warn("the coordinator restarted from its journal after a bug", bug),
        });
        _node = new NodeHost(NodeOptions(options, clock));
        _coordinator.Start();
        _node.Start();
        Completion = WaitForEnd(Begin());
    }

    /// <summary>How the sweep ended in this process. Fails with <see cref="JournalException"/> when the journal refused
    /// a write, and with the bug that supervision gave up on.</summary>
    public Task<SweepOutcome> Completion { get; }

    public static LocalSweep Start(LocalSweepOptions options) => new(options);

    /// <summary>Keeps checkpoints of what runs, records it as preempted, and then completes with
    /// <see cref="SweepOutcome.Interrupted"/>.</summary>
    public void Interrupt() => _coordinator.Interrupt();

    public void Dispose()
    {
        _node.Dispose();
        _coordinator.Dispose();
        _meter.Dispose();
    }

    private NodeHostOptions NodeOptions(LocalSweepOptions options, SystemClock clock)
    {
        var checkpoints = options.CheckpointDirectory is { } directory ? new CheckpointStore(directory) : null;
        return new NodeHostOptions
        {
            Id = Node.Node,
            Profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", options.Workers), ProgramVersion.Current),
            Clock = clock,
            Send = message => _coordinator.Receive(Node, message),
            OnRestart = bug => options.Warn("the node ended after a bug", bug),
            WorkerOptions = post => new WorkerOptions
            {
                Clock = clock,
                Post = post,
                OpenData = options.OpenData,
                CreateEngine = options.CreateEngine,
                Checkpoints = checkpoints,
                Warn = (_, what, why) => options.Warn(what, why),
            },
        };
    }

    /// <summary>Submits the sweep, which is there already when the journal is gone on with. One that was paused with a
    /// diagnosis is run again on purpose: whoever does so has put right what was wrong.</summary>
    private async Task Begin()
    {
        var reply = await _coordinator.Ask(new ClusterRequest.Submit(_options.Grid, _options.Definition));
        if (reply is not ClusterReply.Accepted { Sweep: { } id })
        {
            _outcome.TrySetResult(new SweepOutcome.Interrupted()); // Asked to end before it began.
            return;
        }

        var ledger = _coordinator.State.Sweeps[id].Ledger;
        if (ledger.Pause is null) return;
        var failed = FailedTrials.Read(_options.Journal);
        await _coordinator.Ask(new ClusterRequest.Retry(id, ledger.Reopenings, failed));
        await _coordinator.Ask(new ClusterRequest.Resume(id));
    }

    private void Observe(IReadOnlyList<RecordedFact> facts)
    {
        _options.OnFacts(facts);
        if (facts.Any(recorded => recorded.Fact is SweepFact.SweepPaused)) _coordinator.Interrupt();
    }

    private async Task<SweepOutcome> WaitForEnd(Task beginning)
    {
        var first = await Task.WhenAny(_outcome.Task, _node.Completion, _coordinator.Failure);
        await first;
        if (first != _outcome.Task) await Task.WhenAny(_outcome.Task, _coordinator.Failure).Unwrap();
        var outcome = await _outcome.Task;
        await beginning;
        return outcome;
    }
}
