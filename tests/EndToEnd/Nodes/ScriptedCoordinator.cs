using System.Net;
using System.Net.Sockets;
using Sweep.Actors.Host;
using Sweep.Coordinator.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.EndToEnd.Nodes;

/// <summary>The real server side of links, behind it a coordinator that hands out prepared orders up to the node's
/// capacity and writes down what it hears.</summary>
internal sealed class ScriptedCoordinator : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Queue<CoordinatorMessage.Assign> _orders = new();
    private readonly List<NodeMessage> _heard = [];
    private readonly SemaphoreSlim _news = new(0);
    private CancellationTokenSource _connections = new();
    private LinkServer _server;
    private NodeIncarnation _node;
    private long _epoch = 1;
    private int _capacity;
    private int _given;

    public ScriptedCoordinator(params IEnumerable<CoordinatorMessage.Assign> orders)
    {
        foreach (var order in orders) _orders.Enqueue(order);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _server = NewServer();
        _ = AcceptAsync();
    }

    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    public string Url { get; }

    /// <summary>Null: any.</summary>
    public string? Secret { get; init; }

    /// <summary>Reports are only counted, for runs of many trials.</summary>
    public bool IsBrief { get; init; }

    public IReadOnlyList<NodeMessage> Heard
    {
        get
        {
            lock (_gate) return [.. _heard];
        }
    }

    public long ReportCount { get; private set; }

    public IReadOnlyList<T> HeardOf<T>()
        where T : NodeMessage => [.. Heard.OfType<T>()];

    public void Tell(CoordinatorMessage message) => _server.Send(_node, message);

    /// <summary>Waits until what was heard has what is looked for.</summary>
    public async Task HearAsync(Func<IReadOnlyList<NodeMessage>, bool> isEnough)
    {
        while (!isEnough(Heard))
        {
            if (!await _news.WaitAsync(Patience))
                throw new TimeoutException($"heard in the end: {string.Join(", ", Heard.TakeLast(20))}");
        }
    }

    /// <summary>Another process of the coordinator, that knows no session.</summary>
    public void Restart()
    {
        _epoch++;
        _server.Dispose();
        _server = NewServer();
        Interlocked.Exchange(ref _connections, new CancellationTokenSource()).Cancel();
    }

    public void Dispose()
    {
        _connections.Cancel();
        _listener.Close();
        _server.Dispose();
        _news.Dispose();
    }

    private LinkServer NewServer() => new(new LinkServerOptions
    {
        Clock = new SystemClock(),
        Epoch = _epoch,
        Receive = (node, message, onDurable) =>
        {
            Hear(node, message);
            onDurable?.Invoke();
        },
    });

    private void Hear(NodeIncarnation node, NodeMessage message)
    {
        lock (_gate)
        {
            _node = node;
            if (message is NodeMessage.Join or NodeMessage.Heartbeat)
                _server.Send(node, new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(30)));
            if (message is NodeMessage.Join join) (_capacity, _given) = (join.Capacity, join.Held.Length);
            if (message is NodeMessage.CapacityChanged changed) _capacity = changed.Capacity;
            if (message is NodeMessage.Ended) _given--;
            if (message is NodeMessage.Leaving) _capacity = 0;
            for (; _given < _capacity && _orders.TryDequeue(out var order); _given++) _server.Send(node, order);
            if (message is NodeMessage.Reported) ReportCount++;
            if (IsBrief && message is NodeMessage.Reported or NodeMessage.Began) return;
            _heard.Add(message);
        }

        _news.Release();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                if (Secret is not null && context.Request.Headers["Authorization"] != $"Bearer {Secret}")
                {
                    context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
                    context.Response.Close();
                    continue;
                }

                var accepted = await context.AcceptWebSocketAsync(null);
                _ = _server.AcceptAsync(accepted.WebSocket, _connections.Token);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
