using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages.Wire;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Coordinator.Links;

/// <summary>What comes in on one connection. Its first frame must be Hello, which says whose link it belongs to.
/// </summary>
internal sealed class NodeConnection(
    LinkServer server, LinkConnection connection, Action onGreeted, LinkTally? tally)
{
    private bool _isOver;

    /// <summary>Null until a Hello was accepted.</summary>
    public NodeLink? Link { get; private set; }

    public async Task TakeAsync(ReadOnlyMemory<byte> batch)
    {
        if (_isOver) return;
        try
        {
            foreach (var frame in FrameCodec.Read(batch.Span)) Take(frame);
            if (Link is not null) await Link.DeliverAsync();
        }
        catch (FrameRefusedException broken)
        {
            _isOver = true;
            var refusal = new LinkRefusal(LinkRefusalKind.Malformed, broken.Message);
            if (Link is null) server.Refuse(connection, refusal);
            else Link.Tell(new Event.End(refusal));
        }
    }

    private void Take(WireFrame frame)
    {
        if (_isOver) return;
        tally?.AddFrameIn();
        if (Link is not null)
        {
            Link.Tell(new Event.Received(connection, FrameTranslation.FromWire(frame)));
            return;
        }

        if (frame is not WireFrame.Hello hello)
        {
            throw new FrameRefusedException($"a connection begins with {frame.GetType().Name}, not with Hello");
        }

        Link = server.Greet(connection, hello);
        _isOver = Link is null;
        if (Link is not null) onGreeted();
    }
}
