using System.Buffers;
using Sweep.Actors;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.LinkBenchmark;

/// <summary>Both ends of a link on one thread, connected by the bytes of their frames.</summary>
internal sealed class LinkPair
{
    private static readonly LinkConnection Connection = new(1);
    private static readonly LinkSession Session = new(1, 1);

    private readonly ArrayBufferWriter<byte> _wire = new(1 << 16);
    private LinkState<ReadOnlyMemory<byte>> _node =
        LinkEnds.Dialing<ReadOnlyMemory<byte>>(new LinkOptions(), new Prng(1));
    private LinkState<ReadOnlyMemory<byte>> _coordinator =
        LinkEnds.Accepting<ReadOnlyMemory<byte>>(new LinkOptions());
    private long _received;

    public LinkPair()
    {
        var position = new LinkPosition(0, 0, 4096);
        AtNode(new Event.Opened());
        AtNode(new Event.Connected(Connection));
        AtCoordinator(new Event.Accepted(Connection, new Frame.Hello(1, null, position), Session));
        AtNode(new Event.Received(Connection, new Frame.Welcome(Session, position)));
        AtNode(new Event.Greet(Session, NodeMessageCodec.Write(new NodeMessage.Heartbeat()), 1));
    }

    public long WireBytes { get; private set; }

    public void Carry(int messageCount, int batchSize)
    {
        for (var sent = 0; sent < messageCount; sent += batchSize)
        {
            for (var i = 0; i < batchSize; i++)
            {
                var body = NodeMessageCodec.Write(Report(sent + i));
                AtNode(new Event.Send(body, body.Length));
            }

            Receive();
        }

        if (_received != messageCount + 1) throw new InvalidOperationException($"{_received} of {messageCount} came");
    }

    private static NodeMessage.Reported Report(long step) => new(
        new AttemptId(new SweepId(1), new TrialId(123_456), 1), step,
        [new MetricValue("train_loss", 1.0 / (step + 1)), new MetricValue("accuracy", 0.97)]);

    private void Receive()
    {
        WireBytes += _wire.WrittenCount;
        foreach (var frame in FrameCodec.Read(_wire.WrittenSpan))
        {
            var data = (WireFrame.Data)frame;
            AtCoordinator(new Event.Received(Connection, new Frame.Data(data.Number, data.Body)));
        }

        _wire.ResetWrittenCount();
        AtCoordinator(new Event.Processed(Session, _received));
    }

    private void AtNode(Event @event)
    {
        var step = LinkBehaviour.Decide(_node, @event, TimeSpan.Zero);
        _node = step.State;
        foreach (var effect in step.Effects)
        {
            if (effect is not Effect.Transmit { Frame: Frame.Data data }) continue;
            FrameCodec.Write(new WireFrame.Data(data.Number, data.Message), _wire);
        }
    }

    private void AtCoordinator(Event @event)
    {
        var step = LinkBehaviour.Decide(_coordinator, @event, TimeSpan.Zero);
        _coordinator = step.State;
        foreach (var effect in step.Effects)
        {
            if (effect is Effect.Deliver delivery)
            {
                _ = NodeMessageCodec.Read(delivery.Message.Span);
                _received = delivery.Number;
            }
            else if (effect is Effect.Transmit { Frame: Frame.Acknowledged } acknowledged)
            {
                AtNode(new Event.Received(Connection, acknowledged.Frame));
            }
        }
    }
}
