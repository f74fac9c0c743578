namespace Sweep.Coordinator.Cluster;

/// <summary>An event on its way to the coordinator, and who is to be told when all that it caused is durable.</summary>
public readonly record struct CoordinatorInput(ClusterEvent Event, Action? OnDurable = null);
