namespace Sweep.Coordinator.Sweeps;

/// <summary>A cell of one generation's grid: places of its configuration and of its seed, from 0.</summary>
internal readonly record struct PlanCell(long Configuration, int Seed);
