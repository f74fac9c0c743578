using System.Net;
using System.Net.Sockets;
using Sweep.Actors;
using Sweep.Actors.Host;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Coordinator.Links;
using Sweep.GpuNode.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.EndToEnd.Links;

/// <summary>A link server behind real HTTP on loopback, whose coordinator makes everything durable at once.</summary>
internal sealed class LinkScene : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly SemaphoreSlim _received = new(0);
    private readonly List<NodeMessage> _messages = [];
    private CancellationTokenSource _connections = new();
    private long _epoch = 1;

    public LinkScene()
    {
        Url = FreeUrl();
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        Server = NewServer(ProtocolVersions.Own);
        Accepting = AcceptAsync();
    }

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public Uri Url { get; }

    /// <summary>Of the server's ends.</summary>
    public LinkTally Tally { get; } = new(new SystemClock());

    public LinkServer Server { get; private set; }

    /// <summary>Fails with what failed in the server.</summary>
    public Task Accepting { get; }

    /// <summary>Answered in place of a WebSocket, when set.</summary>
    public HttpStatusCode? Refusal { get; set; }

    public string? Location { get; set; }

    public string? Authorization { get; private set; }

    public IReadOnlyList<NodeMessage> Received
    {
        get
        {
            lock (_messages) return [.. _messages];
        }
    }

    /// <summary>A node whose answer to Rejoin is a Join that holds nothing.</summary>
    public LinkClient NewNode(long incarnation = 1, Func<LinkClientOptions, LinkClientOptions>? change = null)
    {
        LinkClient? node = null;
        var options = new LinkClientOptions
        {
            Clock = new SystemClock(),
            Node = new NodeIncarnation(new NodeId("node-1"), incarnation),
            Join = [Url],
            Random = new Prng(1),
            Receive = message =>
            {
                if (message is CoordinatorMessage.Rejoin) node!.Send(Join);
            },
        };
        node = new LinkClient(change is null ? options : change(options));
        node.Open();
        return node;
    }

    public static NodeMessage.Join Join { get; } =
        new(NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 1), "1.0"), 1, []);

    public static NodeMessage.Reported Report(long step) => new(
        new AttemptId(new SweepId(1), new TrialId(2), 3), step,
        [new MetricValue("loss", 1.0 / step), new MetricValue("accuracy", double.NaN)]);

    /// <summary>Until so many more messages have come.</summary>
    public async Task ReceiveAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (await _received.WaitAsync(Patience)) continue;
            throw new TimeoutException($"{i} of {count} messages came");
        }
    }

    /// <summary>All connections break.</summary>
    public void Cut()
    {
        var cut = Interlocked.Exchange(ref _connections, new CancellationTokenSource());
        cut.Cancel();
    }

    /// <summary>The coordinator's process is another one: it knows no session.</summary>
    public void Restart(ProtocolVersions? versions = null)
    {
        _epoch++;
        Server.Dispose();
        Server = NewServer(versions ?? ProtocolVersions.Own);
        Cut();
    }

    public void Dispose()
    {
        Cut();
        _listener.Close();
        Server.Dispose();
        _received.Dispose();
    }

    private LinkServer NewServer(ProtocolVersions versions) => new(new LinkServerOptions
    {
        Clock = new SystemClock(),
        Epoch = _epoch,
        Versions = versions,
        Tally = Tally,
        Link = new LinkOptions { CreditFrames = 500 },
        Receive = (_, message, onDurable) =>
        {
            lock (_messages) _messages.Add(message);
            onDurable?.Invoke();
            _received.Release();
        },
    });

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Authorization = context.Request.Headers["Authorization"];
            if (Refusal is { } status)
            {
                context.Response.StatusCode = (int)status;
                if (Location is not null) context.Response.Headers["Location"] = Location;
                context.Response.Close();
                continue;
            }

            var webSocket = await context.AcceptWebSocketAsync(null);
            _ = Server.AcceptAsync(webSocket.WebSocket, _connections.Token);
        }
    }

    private static Uri FreeUrl()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }
}
