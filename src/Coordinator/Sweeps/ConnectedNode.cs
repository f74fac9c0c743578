namespace Sweep.Coordinator.Sweeps;

/// <summary>A node that speaks to this process of the coordinator.</summary>
public sealed record ConnectedNode(int Capacity, TimeSpan LastHeard);
