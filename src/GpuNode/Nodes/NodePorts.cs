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

    public Action<LogDetail> SetLogs { get; init; } = _ => { };

    /// <summary>Told the node as it is after each event, before what follows from it; quick.</summary>
    public Action<NodeState> Publish { get; init; } = _ => { };

    /// <summary>A later process has this node's name.</summary>
    public Action GiveWay { get; init; } = () => { };
}
