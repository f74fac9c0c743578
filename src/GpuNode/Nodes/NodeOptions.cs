namespace Sweep.GpuNode.Nodes;

/// <summary>Timing of the node's side of the protocol.</summary>
public sealed record NodeOptions
{
    /// <summary>Several fit into a lease.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);
}
