using System.Net;
using System.Net.WebSockets;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.GpuNode.Links;

/// <summary>The node's end of its link with the coordinator: dials, dials again, and keeps what is not acknowledged.
/// Any thread may call it; one at a time sends.</summary>
public sealed class LinkClient : IDisposable
{
    /// <summary>Beside the message itself: its place in the outbox and its frame.</summary>
    private const int OverheadBytes = 100;

    private readonly LinkClientOptions _options;
    private readonly LinkTargets _targets;
    private readonly HttpMessageInvoker _handler;
    private readonly LinkDriver<ReadOnlyMemory<byte>> _driver;
    private readonly ManualResetEventSlim _hasRoom = new(true);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Connected? _current;

    public LinkClient(LinkClientOptions options)
    {
        _options = options;
        _targets = new LinkTargets(options.Join);
        // Where a redirect points to is for the link to judge.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (options.Tls is { } tls) handler.SslOptions = tls;
        _handler = new HttpMessageInvoker(handler);
        _driver = new LinkDriver<ReadOnlyMemory<byte>>(
            LinkEnds.Dialing<ReadOnlyMemory<byte>>(options.Link, options.Random), options.Clock, Run)
        {
            Tally = options.Tally,
        };
    }

    /// <summary>Ends when all was acknowledged after <see cref="CloseWhenAcknowledged"/>; fails with
    /// <see cref="LinkRefusedException"/> when no coordinator takes this node.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Messages that the coordinator has not acknowledged, in bytes.</summary>
    public long UnacknowledgedBytes => _driver.State.Outbox.Bytes;

    /// <summary>Whether a connection stands and data flows.</summary>
    public bool IsOpen => _driver.State.Phase == LinkPhase.Open;

    public void Open() => _driver.Tell(new Event.Opened());

    /// <summary>Never waits. Kept until it is acknowledged.</summary>
    /// <exception cref="FrameRefusedException">The message is larger than the protocol allows.</exception>
    public void Send(NodeMessage message)
    {
        if (message is NodeMessage.Join join) Greet(join);
        else Add(message);
    }

    /// <summary>For what produces without end: waits while more is unacknowledged than the link may keep.</summary>
    public void WaitForRoom(CancellationToken cancellation)
    {
        if (_hasRoom.IsSet || _options.Tally is not { } tally) _hasRoom.Wait(cancellation);
        else tally.Wait(() => _hasRoom.Wait(cancellation));
    }

    /// <summary>Nothing more will be sent.</summary>
    public void CloseWhenAcknowledged() => _driver.Tell(new Event.CloseWhenAcknowledged());

    public void Dispose()
    {
        _driver.Dispose();
        _stop.Cancel();
        _handler.Dispose();
        _completion.TrySetCanceled();
    }

    /// <summary>Before there is a session a Join says nothing: the first session asks for it.</summary>
    private void Greet(NodeMessage.Join join)
    {
        var state = _driver.State;
        if (state.Session is not { } session) return;
        if (!state.AwaitsGreeting)
        {
            Add(join);
            return;
        }

        var body = NodeMessageCodec.Write(HeldAttempts.AddTo(join, state.Outbox.Messages));
        _driver.Tell(new Event.Greet(session, body, body.Length + OverheadBytes)
        {
            Replaces = HeldAttempts.IsReplacedByJoin,
        });
    }

    private void Add(NodeMessage message)
    {
        var body = NodeMessageCodec.Write(message);
        _driver.Tell(new Event.Send(body, body.Length + OverheadBytes));
    }

    private void Run(Effect effect)
    {
        switch (effect)
        {
            case Effect.Dial e:
                _ = ServeAsync(e.Connection);
                break;
            case Effect.Transmit e when _current is { } current && current.Connection == e.Connection:
                current.Socket.Write(batch =>
                    FrameCodec.Write(FrameTranslation.ToWire(e.Frame, _options.Node, _options.Versions), batch));
                _options.Tally?.AddFrameOut();
                break;
            case Effect.Close e when _current is { } current && current.Connection == e.Connection:
                current.Socket.Close(e.Reason);
                break;
            case Effect.Transmit or Effect.Close:
                break; // Of a connection that is gone, or never came to stand.
            case Effect.SessionStarted:
                _options.Receive(new CoordinatorMessage.Rejoin());
                break;
            case Effect.Congested:
                _hasRoom.Reset();
                break;
            case Effect.Relieved:
                _hasRoom.Set();
                break;
            case Effect.WasRefused e:
                _options.Report($"refused: {e.Refusal.Reason}");
                _targets.PointTo(e.Refusal.RedirectTo);
                break;
            case Effect.Ended e:
                _hasRoom.Set();
                if (e.Refusal is null) _completion.TrySetResult();
                else _completion.TrySetException(new LinkRefusedException(e.Refusal));
                break;
            default:
                throw new Actors.InvariantException($"no rule runs {effect}");
        }
    }

    /// <summary>One connection, from dialing to its end.</summary>
    private async Task ServeAsync(LinkConnection connection)
    {
        await Task.Yield();
        var target = _targets.Current;
        try
        {
            using var webSocket = NewSocket();
            if (await ConnectAsync(webSocket, target) is { } refusal)
            {
                Hear(connection, new Frame.Refused(refusal));
                return;
            }

            using var socket = new LinkSocket(webSocket, FrameCodec.BatchBytesMax, _options.Tally);
            _current = new Connected(connection, socket);
            _driver.Tell(new Event.Connected(connection));
            var reason = await socket.RunAsync(batch => TakeAsync(connection, batch), _stop.Token);
            _options.Report($"{target}: {reason}");
            _driver.Tell(new Event.Disconnected(connection, reason));
        }
        catch (Exception failed) when (failed is WebSocketException or OperationCanceledException)
        {
            _options.Report($"{target}: {ConnectFailures.Words(failed, target)}");
            _targets.MoveOn();
            _driver.Tell(new Event.Disconnected(connection, failed.Message));
        }
        catch (Exception bug)
        {
            _completion.TrySetException(bug);
            throw;
        }
    }

    private ClientWebSocket NewSocket()
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero; // The link has its own.
        if (_options.Secret is { } secret) socket.Options.SetRequestHeader("Authorization", $"Bearer {secret}");
        return socket;
    }

    /// <returns>Why an HTTP server did not let the node in, if that says what to do next.</returns>
    private async Task<LinkRefusal?> ConnectAsync(ClientWebSocket socket, Uri target)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(_options.Link.HandshakeTimeout);
        try
        {
            await socket.ConnectAsync(target, _handler, patience.Token);
            return null;
        }
        catch (WebSocketException) when (HttpRefusals.Of(socket, target) is { } refusal)
        {
            return refusal;
        }
    }

    private Task TakeAsync(LinkConnection connection, ReadOnlyMemory<byte> batch)
    {
        try
        {
            foreach (var frame in FrameCodec.Read(batch.Span)) Hear(connection, FrameTranslation.FromWire(frame));
            Deliver();
        }
        catch (FrameRefusedException broken)
        {
            _driver.Tell(new Event.End(new LinkRefusal(LinkRefusalKind.Malformed, broken.Message)));
        }

        return Task.CompletedTask;
    }

    private void Hear(LinkConnection connection, Frame frame)
    {
        _options.Tally?.AddFrameIn();
        _driver.Tell(new Event.Received(connection, frame));
    }

    private void Deliver()
    {
        Effect.Deliver? last = null;
        while (_driver.TryTakeDelivery(out var delivery))
        {
            _options.Receive(CoordinatorMessageCodec.Read(delivery.Message.Span));
            last = delivery;
        }

        if (last is not null) _driver.Tell(new Event.Processed(last.Session, last.Number));
    }

    private sealed record Connected(LinkConnection Connection, LinkSocket Socket);
}
