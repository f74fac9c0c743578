using System.Collections.Concurrent;
using System.Net.WebSockets;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Coordinator.Links;

/// <summary>The coordinator's ends of the links with all nodes; any thread may call it. It knows WebSockets and nothing
/// of HTTP: who may connect is decided before.</summary>
public sealed class LinkServer : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkServerOptions _options;
    private readonly DeliveryBudget _budget;
    private readonly Dictionary<NodeId, NodeLink> _links = [];
    private readonly ConcurrentDictionary<LinkConnection, LinkSocket> _sockets = [];
    private LinkRefusal? _refusal;
    private long _lastConnection;
    private long _lastSession;

    public LinkServer(LinkServerOptions options)
    {
        _options = options;
        _budget = new DeliveryBudget(options.DeliveriesMax);
    }

    /// <summary>Serves one connection until it ends; the socket is closed then.</summary>
    /// <param name="webSocket">Open, of somebody who may join.</param>
    /// <param name="cancellation">Ends the connection at once; the link goes on with the next.</param>
    public async Task AcceptAsync(WebSocket webSocket, CancellationToken cancellation)
    {
        using var socket = new LinkSocket(webSocket, FrameCodec.BatchBytesMax, _options.Tally);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_options.Link.HandshakeTimeout);
        var connection = new LinkConnection(Interlocked.Increment(ref _lastConnection));
        var reader = new NodeConnection(
            this, connection, () => patience.CancelAfter(Timeout.InfiniteTimeSpan), _options.Tally);
        _sockets[connection] = socket;
        var reason = "failed";
        try
        {
            reason = await socket.RunAsync(reader.TakeAsync, patience.Token);
        }
        finally
        {
            _sockets.TryRemove(connection, out _);
            if (reader.Link is { } link)
            {
                _options.Report($"{link.Node}: {reason}");
                link.AbsentSince = _options.Clock.Now;
                link.Tell(new Event.Disconnected(connection, reason));
            }
        }
    }

    /// <summary>Never waits. What is for a process of a node that has no link is dropped: it will say what it holds
    /// when it comes.</summary>
    public void Send(NodeIncarnation node, CoordinatorMessage message) => Find(node)?.Send(message);

    /// <summary>What this process knew of the node's session is lost: it has to say anew what it holds.</summary>
    public void Forget(NodeIncarnation node, string reason) => Find(node)?.Tell(new Event.Forget(reason));

    /// <summary>Ends all links, and refuses those that come: another leads, or this process ends.</summary>
    public void RefuseAll(LinkRefusal refusal)
    {
        NodeLink[] links;
        lock (_gate)
        {
            _refusal = refusal;
            links = [.. _links.Values];
        }

        foreach (var link in links) link.Tell(new Event.End(refusal));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var link in _links.Values) link.Dispose();
            _links.Clear();
        }
    }

    /// <summary>The link that goes on with this connection, or null after a refusal.</summary>
    internal NodeLink? Greet(LinkConnection connection, WireFrame.Hello hello)
    {
        if (!_options.Versions.TryAgree(hello.Versions, out var version, out var incompatible))
        {
            Refuse(connection, new LinkRefusal(LinkRefusalKind.Incompatible, incompatible));
            return null;
        }

        var (link, earlier, refusal) = Enter(hello.Node);
        earlier?.Tell(new Event.End(SupersededBy(hello.Node)));
        if (link is null)
        {
            Refuse(connection, refusal!);
            return null;
        }

        link.Version = version;
        var fresh = new LinkSession(_options.Epoch, Interlocked.Increment(ref _lastSession));
        link.Tell(new Event.Accepted(connection, FrameTranslation.FromWire(hello), fresh));
        return link;
    }

    /// <summary>Closes a connection that has not become a link's.</summary>
    internal void Refuse(LinkConnection connection, LinkRefusal refusal)
    {
        if (!_sockets.TryGetValue(connection, out var socket)) return;
        _options.Report($"{connection}: refused: {refusal.Reason}");
        socket.Write(batch => FrameCodec.Write(FrameTranslation.ToWire(refusal), batch));
        socket.Close(refusal.Reason);
    }

    private (NodeLink? Link, NodeLink? Earlier, LinkRefusal? Refusal) Enter(NodeIncarnation node)
    {
        lock (_gate)
        {
            if (_refusal is not null) return (null, null, _refusal);
            Prune();
            var known = _links.GetValueOrDefault(node.Node);
            if (known?.Node.Number > node.Number) return (null, null, SupersededBy(known.Node));
            if (known?.Node == node && known.Phase != LinkPhase.Ended) return (known, null, null);
            var link = new NodeLink(node, _options, _budget, Run) { AbsentSince = _options.Clock.Now };
            _links[node.Node] = link;
            return (link, known, null);
        }
    }

    private void Prune()
    {
        var before = _options.Clock.Now - _options.Retention;
        foreach (var (node, link) in _links)
        {
            if (link.Phase != LinkPhase.Idle || link.AbsentSince >= before) continue;
            _links.Remove(node);
            link.Dispose();
        }
    }

    private NodeLink? Find(NodeIncarnation node)
    {
        lock (_gate) return _links.TryGetValue(node.Node, out var link) && link.Node == node ? link : null;
    }

    private void Run(NodeLink link, Effect effect)
    {
        switch (effect)
        {
            case Effect.Transmit e when _sockets.TryGetValue(e.Connection, out var socket):
                socket.Write(batch => FrameCodec.Write(FrameTranslation.ToWire(e.Frame, link.Version), batch));
                _options.Tally?.AddFrameOut();
                break;
            case Effect.Close e when _sockets.TryGetValue(e.Connection, out var socket):
                socket.Close(e.Reason);
                break;
            case Effect.SessionStarted e:
                _options.Report($"{link.Node}: session {e.Session}");
                break;
            default:
                break; // The rest is for the end that dials, or of a connection that is gone.
        }
    }

    private static LinkRefusal SupersededBy(NodeIncarnation later) => new(
        LinkRefusalKind.Superseded, $"{later} is a later process of this node; give each process a name of its own");
}
