using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Simulation.Clusters;

/// <summary>The coordinator's end of the link with one process of a node, as <c>LinkServer</c> runs it over sockets.
/// </summary>
internal sealed class NodeDownlink(CoordinatorProcess owner, NodeIncarnation node, LinkedCluster cluster)
{
    private readonly Dictionary<LinkConnection, Cable> _cables = [];
    private LinkState<ReadOnlyMemory<byte>> _state = LinkEnds.Accepting<ReadOnlyMemory<byte>>(cluster.LinkOptions);

    public NodeIncarnation Node { get; } = node;

    public bool HasEnded => _state.Phase == LinkPhase.Ended;

    public void Plug(Cable cable) => _cables[cable.AtCoordinator] = cable;

    public void Tell(Event @event)
    {
        var step = LinkBehaviour.Decide(_state, @event, owner.Clock.Now);
        _state = step.State;
        foreach (var effect in step.Effects) Run(effect);
    }

    public void Send(CoordinatorMessage message)
    {
        var body = CoordinatorMessageCodec.Write(message);
        Tell(new Event.Send(body, body.Length));
    }

    private void Run(Effect effect)
    {
        switch (effect)
        {
            case Effect.Transmit e when _cables.TryGetValue(e.Connection, out var cable):
                cluster.Network.ToNode(cable, e.Frame);
                break;
            case Effect.Close e when _cables.Remove(e.Connection, out var cable):
                cluster.Network.Break(cable, e.Reason);
                break;
            case Effect.Deliver e:
                owner.Receive(Node, NodeMessageCodec.Read(e.Message.Span),
                    () => Tell(new Event.Processed(e.Session, e.Number)));
                break;
            case Effect.StartTimer e:
                owner.After(e.Delay, $"link timer of {Node}", () => Tell(new Event.TimerFired(e.Timer)));
                break;
        }
    }
}
