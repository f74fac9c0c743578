using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Coordinator.Links;

/// <summary>The coordinator's end of the link with one process of a node; it outlives connections.</summary>
internal sealed class NodeLink : IDisposable
{
    /// <summary>Beside the message itself: its place in the outbox and its frame.</summary>
    private const int OverheadBytes = 100;

    /// <summary>Handed over at once, and acknowledged by one frame.</summary>
    private const int ChunkMax = 256;

    private readonly LinkDriver<ReadOnlyMemory<byte>> _driver;
    private readonly LinkServerOptions _options;
    private readonly DeliveryBudget _budget;
    private readonly SemaphoreSlim _turn = new(1);

    public NodeLink(
        NodeIncarnation node, LinkServerOptions options, DeliveryBudget budget, Action<NodeLink, Effect> run)
    {
        Node = node;
        _options = options;
        _budget = budget;
        _driver = new LinkDriver<ReadOnlyMemory<byte>>(
            LinkEnds.Accepting<ReadOnlyMemory<byte>>(options.Link), options.Clock, effect => run(this, effect))
        {
            Tally = options.Tally,
        };
    }

    public NodeIncarnation Node { get; }

    public LinkPhase Phase => _driver.State.Phase;

    /// <summary>When a connection with it last ended.</summary>
    public TimeSpan AbsentSince { get; set; }

    public int Version { get; set; }

    public void Tell(Event @event) => _driver.Tell(@event);

    public void Send(CoordinatorMessage message)
    {
        var body = CoordinatorMessageCodec.Write(message);
        _driver.Tell(new Event.Send(body, body.Length + OverheadBytes));
    }

    /// <summary>Hands what was received to the coordinator, in order, whichever connection brought it.</summary>
    /// <exception cref="FrameRefusedException">The node says what the protocol does not have.</exception>
    public async Task DeliverAsync()
    {
        await _turn.WaitAsync();
        try
        {
            for (var count = Waiting(); count > 0; count = Waiting())
            {
                var room = _budget.EnterAsync(count);
                if (!room.IsCompletedSuccessfully && _options.Tally is { } tally) await tally.WaitAsync(room);
                else await room;
                Deliver(count);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _driver.Dispose();

    private int Waiting() => Math.Min(_driver.DeliveryCount, Math.Min(ChunkMax, _options.DeliveriesMax));

    private void Deliver(int count)
    {
        var chunk = new NodeMessage[count];
        Effect.Deliver? last = null;
        try
        {
            for (var i = 0; i < count && _driver.TryTakeDelivery(out var delivery); i++)
            {
                chunk[i] = NodeMessageCodec.Read(delivery.Message.Span);
                last = delivery;
            }
        }
        catch (FrameRefusedException)
        {
            _budget.Leave(count);
            throw;
        }

        for (var i = 0; i < count; i++)
        {
            _options.Receive(Node, chunk[i], i < count - 1 ? null : () =>
            {
                _budget.Leave(count);
                _driver.Tell(new Event.Processed(last!.Session, last.Number));
            });
        }
    }
}
