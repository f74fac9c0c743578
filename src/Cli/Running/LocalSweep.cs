using Sweep.Actors.Host;
using Sweep.Coordinator.Hosting;
using Sweep.Coordinator.Sweeps;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Hosting;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.Cli.Running;

/// <summary>Coordinator and node in one process: the same actors and messages as in a cluster, with calls for links.
/// </summary>
public sealed class LocalSweep : ILocalSweep
{
    private readonly SweepHost _sweep;
    private readonly NodeHost _node;

    private LocalSweep(SweepHost sweep, NodeHost node)
    {
        (_sweep, _node) = (sweep, node);
        Completion = WaitForEnd();
    }

    /// <inheritdoc cref="SweepHost.Outcome"/>
    public Task<SweepOutcome> Completion { get; }

    public static LocalSweep Start(LocalSweepOptions options)
    {
        var clock = new SystemClock();
        var id = new NodeId("local");
        NodeHost? node = null;
        var sweep = new SweepHost(new SweepHostOptions
        {
            Plan = new SweepPlan(options.Grid),
            Sweep = new SweepOptions { Definition = options.Definition },
            Journal = options.Journal,
            Clock = clock,
            Send = (_, message) => node!.Receive(message),
            Observe = options.OnFacts,
            OnRestart = bug => options.Warn("the coordinator restarted from its journal after a bug", bug),
        });
        var checkpoints = options.CheckpointDirectory is { } directory ? new CheckpointStore(directory) : null;
        node = new NodeHost(new NodeHostOptions
        {
            Id = id,
            Profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", options.Workers), ProgramVersion.Current),
            Clock = clock,
            Send = message => sweep.Receive(id, message),
            OnRestart = bug => options.Warn("the node ended after a bug", bug),
            WorkerOptions = post => new WorkerOptions
            {
                Clock = clock,
                Post = post,
                OpenData = options.OpenData,
                CreateEngine = options.CreateEngine,
                Checkpoints = checkpoints,
                Warn = options.Warn,
            },
        });
        sweep.Start();
        node.Start();
        return new LocalSweep(sweep, node);
    }

    /// <summary>Keeps checkpoints of what runs, records it as preempted, and then completes with
    /// <see cref="SweepOutcome.Interrupted"/>.</summary>
    public void Interrupt() => _sweep.Interrupt();

    public void Dispose()
    {
        _node.Dispose();
        _sweep.Dispose();
    }

    private async Task<SweepOutcome> WaitForEnd()
    {
        var first = await Task.WhenAny(_sweep.Outcome, _node.Completion);
        if (first == _node.Completion) await _node.Completion;
        return await _sweep.Outcome;
    }
}
