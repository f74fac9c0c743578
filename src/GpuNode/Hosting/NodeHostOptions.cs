using Sweep.Actors;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>What a node's process gives to the node that it hosts.</summary>
public sealed record NodeHostOptions
{
    public required NodeId Id { get; init; }

    /// <summary>Its lanes are worker slots: trials that train at once.</summary>
    public required NodeProfile Profile { get; init; }

    public NodeOptions Node { get; init; } = new();

    /// <summary>Builds what a worker may touch around the way to tell the node.</summary>
    public required Func<Action<NodeEvent>, WorkerOptions> WorkerOptions { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Carries a message to the coordinator; may wait while it is busy.</summary>
    public required Action<NodeMessage> Send { get; init; }

    /// <summary>Told what the coordinator wants to be logged from now on.</summary>
    public Action<LogDetail> SetLogs { get; init; } = _ => { };

    /// <summary>Told each bug that restarted the actor.</summary>
    public required Action<Exception> OnRestart { get; init; }
}
