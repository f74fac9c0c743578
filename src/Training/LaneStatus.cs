namespace Sweep.Training;

/// <summary>Where a lane stands.</summary>
/// <param name="Step">Optimizer steps done.</param>
/// <param name="MeanLoss">Mean training loss (nats) over the steps since <see cref="ILaneEngine.TakeMeanLoss"/> was
/// last called; NaN when there were none.</param>
/// <param name="IsHalted">The last step's loss was not finite and the lane does not go on.</param>
public readonly record struct LaneStatus(long Step, double MeanLoss, bool IsHalted);
