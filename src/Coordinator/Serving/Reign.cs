using Sweep.Coordinator.Hosting;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Links;

namespace Sweep.Coordinator.Serving;

/// <summary>A coordinator for as long as it leads: its store, its actor, the links of its nodes, and what HTTP serves
/// of it.</summary>
public sealed class Reign : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.05);

    private readonly ReignOptions options;
    private readonly LinkServer links;
    private readonly CoordinatorHost host;

    public Reign(ReignOptions options)
    {
        this.options = options;
        // The three need one another; none of them calls before the host is started.
        links = new LinkServer(new LinkServerOptions
        {
            Clock = options.Clock,
            Epoch = options.Epoch,
            Receive = (node, message, onDurable) => host!.Receive(node, message, onDurable),
            Report = options.Report,
            Tally = options.Meter?.Links,
        });
        host = new CoordinatorHost(new CoordinatorHostOptions
        {
            Cluster = options.Cluster,
            Store = options.Store,
            Clock = options.Clock,
            Send = links.Send,
            Observe = (sweep, facts) => Access!.Observe(sweep, facts),
            Log = options.Log,
            TraceRatio = options.TraceRatio,
            OnRestart = options.OnRestart,
            Meter = options.Meter,
            Rank = sweep => Access!.Views.Of(sweep).Standing(),
            Warn = (what, why) => options.Report($"{what}: {why.Message}"),
        });
        Access = new CoordinatorAccess(new HttpPorts
        {
            Clock = options.Clock,
            State = () => host.State,
            Ask = host.Ask,
            OpenJournal = options.Store.Reader,
            AcceptLink = links.AcceptAsync,
        });
    }

    /// <summary>For <see cref="CoordinatorServer.Lead"/>.</summary>
    public CoordinatorAccess Access { get; }

    public long Epoch => options.Epoch;

    /// <inheritdoc cref="CoordinatorHost.Failure"/>
    public Task Failure => host.Failure;

    /// <summary>Completes when the store has been read and requests can be answered.</summary>
    public async Task Start(CancellationToken cancelled)
    {
        host.Start();
        using var timer = new PeriodicTimer(Tick);
        while (host.State.OpenedAt is null && !host.Failure.IsCompleted)
            await timer.WaitForNextTickAsync(cancelled);
        if (host.Failure.IsCompleted) await host.Failure;
    }

    /// <summary>Nothing is sent or written after this. Nodes go on with what they train and say the rest to the next
    /// coordinator; where none comes, their leases run out.</summary>
    public void Dispose()
    {
        links.Dispose();
        host.Dispose();
        options.Store.Dispose();
    }
}
