namespace Sweep.Coordinator.Cluster;

/// <summary>Timing of the coordinator's side of the protocol.</summary>
public sealed record ClusterOptions
{
    /// <summary>A node that was silent for so long has lost its attempts. Several heartbeats long.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LeaseCheckInterval { get; init; } = TimeSpan.FromSeconds(5);
}
