namespace Sweep.Simulation.Clusters;

/// <summary>Of a frame on a cable.</summary>
internal enum Direction
{
    ToNode,
    ToCoordinator,
}
