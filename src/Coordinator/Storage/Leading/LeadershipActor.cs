using Sweep.Actors;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>Shell of <see cref="LeadershipBehaviour"/>.</summary>
public sealed class LeadershipActor(LeadershipOptions options, LeadershipPorts ports) : IActor<LeadershipEvent>
{
    private LeadershipState _state = new(options);

    public void Handle(IReadOnlyList<LeadershipEvent> events)
    {
        foreach (var @event in events)
        {
            var step = LeadershipBehaviour.Decide(_state, @event, ports.Clock.Now);
            _state = step.State;
            foreach (var effect in step.Effects) Run(effect);
        }
    }

    private void Run(LeadershipEffect effect)
    {
        switch (effect)
        {
            case LeadershipEffect.StartTimer e:
                ports.StartTimer(e.Timer, e.Delay);
                break;
            case LeadershipEffect.Claim or LeadershipEffect.Release:
                ports.Ask(effect);
                break;
            default:
                ports.Tell(effect);
                break;
        }
    }
}
