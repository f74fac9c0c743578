using System.Diagnostics.Metrics;
using Sweep.Actors;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.GpuNode.Links;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.GpuNode.Hosting;

/// <summary>A node that is a process of its own: its actor and workers, and the link that keeps what they said until
/// the coordinator has it. Only workers wait when the coordinator was away for too long; the node itself never does, so
/// that it can stop them.</summary>
public sealed class LinkedNode : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LinkMeter _meter;
    private readonly IClock _clock;
    private readonly LinkClient _link;
    private readonly NodeHost _node;
    private long _leasedUntilTicks;

    public LinkedNode(LinkedNodeOptions options)
    {
        _clock = options.Clock;
        var tally = new LinkTally(options.Clock);
        _meter = new LinkMeter(() => options.Clock.Now, new LinkReadings
        {
            Open = () => tally.Open,
            Reconnects = () => tally.Reconnects,
            Frames = () => (tally.FramesIn, tally.FramesOut),
            Bytes = () => (tally.BytesIn, tally.BytesOut),
            Outbox = () => tally.Outbox,
            BackPressure = () => tally.Waited,
        });
        _link = new LinkClient(new LinkClientOptions
        {
            Clock = options.Clock,
            Node = options.Node,
            Join = options.Join,
            Secret = options.Secret,
            Tls = options.Tls,
            Receive = Hear,
            Report = options.Report,
            Tally = tally,
            Random = new Prng(unchecked((ulong)options.Node.Number)),
        });
        _node = new NodeHost(new NodeHostOptions
        {
            Id = options.Node.Node,
            Profile = options.Profile,
            Node = options.Options,
            WorkerOptions = post => options.WorkerOptions(@event => PostWhenLinked(@event, post)),
            Clock = options.Clock,
            Send = message => _link.Send(message),
            SetLogs = options.SetLogs,
            OnRestart = options.OnBug,
        });
        Completion = WaitForEndAsync(options.Node.Node);
    }

    /// <summary>Whether its link stands and it holds the coordinator's lease, so that it may train.</summary>
    public bool IsJoined => _link.IsOpen && _clock.Now.Ticks < Volatile.Read(ref _leasedUntilTicks);

    /// <summary>Ends when the node has left and the coordinator knows it. Fails with
    /// <see cref="NodeSupersededException"/>, <see cref="LinkRefusedException"/> or the bug that ended it.</summary>
    public Task Completion { get; }

    /// <summary>Of the node's instruments and of its link's.</summary>
    public IReadOnlyList<Meter> Meters => [_node.Meter, _meter.Meter];

    public void Start()
    {
        _node.Start();
        _link.Open();
    }

    /// <summary>Checkpoints what runs, gives it back, and then ends.</summary>
    public void Leave() => _node.Leave();

    /// <summary>Ends everything at once. What the coordinator has not acknowledged is lost; it repeats those trials.
    /// </summary>
    public void Dispose()
    {
        _stop.Cancel();
        _node.Dispose();
        _link.Dispose();
        _meter.Dispose();
    }

    private void Hear(CoordinatorMessage message)
    {
        if (message is CoordinatorMessage.LeaseRenewed lease)
            Volatile.Write(ref _leasedUntilTicks, (_clock.Now + lease.Duration).Ticks);
        _node.Receive(message);
    }

    private void PostWhenLinked(NodeEvent @event, Action<NodeEvent> post)
    {
        try
        {
            _link.WaitForRoom(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return; // The process ends.
        }

        post(@event);
    }

    private async Task WaitForEndAsync(NodeId node)
    {
        try
        {
            var first = await Task.WhenAny(_node.Drained, _node.Completion, _link.Completion);
            await first;
            _link.CloseWhenAcknowledged();
            await _link.Completion;
        }
        catch (LinkRefusedException refused) when (refused.Kind == LinkRefusalKind.Superseded)
        {
            // The link or the coordinator says so, whichever comes first.
            throw new NodeSupersededException(node);
        }
    }
}
