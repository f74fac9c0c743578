using Sweep.Actors;
using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>What the node's shell may touch.</summary>
public sealed record NodePorts
{
    public required IClock Clock { get; init; }

    /// <summary>May wait while the coordinator is busy: that is what slows the trainers down.</summary>
    public required Action<NodeMessage> Send { get; init; }

    public required Action<NodeEffect.StartTraining> StartTraining { get; init; }

    public required Action<NodeEffect.StopTraining> StopTraining { get; init; }

    public required Action<NodeTimer, TimeSpan> StartTimer { get; init; }

    public required Action Complete { get; init; }
}

/// <summary>Shell of <see cref="NodeBehaviour"/>.</summary>
public sealed class NodeActor(NodeState initial, NodePorts ports) : IActor<NodeEvent>
{
    private NodeState _state = initial;

    public void Handle(IReadOnlyList<NodeEvent> events)
    {
        foreach (var @event in events)
        {
            var step = NodeBehaviour.Decide(_state, @event, ports.Clock.Now);
            _state = step.State;
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
            case NodeEffect.Complete:
                ports.Complete();
                break;
            default:
                throw new InvariantException($"no rule runs {effect}");
        }
    }
}
