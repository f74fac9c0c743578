using Sweep.Actors;

namespace Sweep.GpuNode.Nodes;

/// <summary>Shell of <see cref="NodeBehaviour"/>.</summary>
public sealed class NodeActor(NodeState initial, NodePorts ports) : IActor<NodeEvent>
{
    private NodeState _state = initial;

    internal Func<NodeState, NodeEvent, TimeSpan, Step<NodeState, NodeEffect>> Decide { get; init; } =
        NodeBehaviour.Decide;

    public void Handle(IReadOnlyList<NodeEvent> events)
    {
        foreach (var @event in events)
        {
            var step = Decide(_state, @event, ports.Clock.Now);
            _state = step.State;
            ports.Publish(_state);
            foreach (var effect in step.Effects) Run(effect);
        }
    }

    private void Run(NodeEffect effect)
    {
        switch (effect)
        {
            case NodeEffect.Send e:
                ports.Send(e.Message);
                break;
            case NodeEffect.StartTraining e:
                ports.StartTraining(e);
                break;
            case NodeEffect.StopTraining e:
                ports.StopTraining(e);
                break;
            case NodeEffect.StartTimer e:
                ports.StartTimer(e.Timer, e.Delay);
                break;
            case NodeEffect.SetLogs e:
                ports.SetLogs(e.Logs);
                break;
            case NodeEffect.Complete:
                ports.Complete();
                break;
            case NodeEffect.GiveWay:
                ports.GiveWay();
                break;
            default:
                throw new InvariantException($"no rule runs {effect}");
        }
    }
}
