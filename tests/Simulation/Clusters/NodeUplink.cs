using Sweep.Actors.Links;
using Sweep.GpuNode.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Effect = Sweep.Actors.Links.LinkEffect<System.ReadOnlyMemory<byte>>;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;

namespace Sweep.Simulation.Clusters;

/// <summary>A node's end of its link, as <see cref="LinkClient"/> runs it over sockets.</summary>
internal sealed class NodeUplink(NodeProcess process, LinkedCluster cluster)
{
    private LinkState<ReadOnlyMemory<byte>> _state = LinkEnds.Dialing<ReadOnlyMemory<byte>>(
        cluster.LinkOptions, cluster.Simulator.Random.Fork($"jitter {process.Incarnation}"));

    private Cable? _cable;

    public bool IsCongested { get; private set; }

    public void Plug(Cable cable) => _cable = cable;

    /// <summary>The process is gone; its machine tells the other end.</summary>
    public void Cut()
    {
        if (_cable is not null) cluster.Network.Break(_cable, "the process has ended");
    }

    public void Tell(Event @event)
    {
        var step = LinkBehaviour.Decide(_state, @event, process.Clock.Now);
        _state = step.State;
        foreach (var effect in step.Effects) Run(effect);
    }

    public void Send(NodeMessage message)
    {
        if (message is NodeMessage.Join join) Greet(join);
        else Add(message);
    }

    private void Greet(NodeMessage.Join join)
    {
        if (_state.Session is not { } session) return;
        if (!_state.AwaitsGreeting)
        {
            Add(join);
            return;
        }

        var body = NodeMessageCodec.Write(HeldAttempts.AddTo(join, _state.Outbox.Messages));
        Tell(new Event.Greet(session, body, body.Length) { Replaces = HeldAttempts.IsReplacedByJoin });
    }

    private void Add(NodeMessage message)
    {
        var body = NodeMessageCodec.Write(message);
        Tell(new Event.Send(body, body.Length));
    }

    private void Run(Effect effect)
    {
        switch (effect)
        {
            case Effect.Dial e:
                cluster.Network.Dial(process, e.Connection, cluster.WhoAnswers);
                break;
            case Effect.Transmit e when _cable?.AtNode == e.Connection:
                cluster.Network.ToCoordinator(_cable, e.Frame);
                break;
            case Effect.Close e when _cable?.AtNode == e.Connection:
                cluster.Network.Break(_cable, e.Reason);
                break;
            case Effect.Deliver e:
                process.Receive(CoordinatorMessageCodec.Read(e.Message.Span));
                process.After(TimeSpan.FromMicroseconds(100), $"has {e.Number}",
                    () => Tell(new Event.Processed(e.Session, e.Number)));
                break;
            case Effect.SessionStarted:
                process.Receive(new CoordinatorMessage.Rejoin());
                break;
            case Effect.StartTimer e:
                process.After(e.Delay, "link timer", () => Tell(new Event.TimerFired(e.Timer)));
                break;
            case Effect.Congested:
                IsCongested = true;
                break;
            case Effect.Relieved:
                IsCongested = false;
                break;
            case Effect.Ended:
                process.End();
                break;
        }
    }
}
