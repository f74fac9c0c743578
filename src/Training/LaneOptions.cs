namespace Sweep.Training;

/// <summary>What is a lane's own: optimizer, seed (initial weights and data order) and length.</summary>
public sealed record LaneOptions
{
    public required OptimizerOptions Optimizer { get; init; }

    public required int BatchSize { get; init; }

    public required int Seed { get; init; }

    /// <summary>Stop the lane at the step whose training loss is not finite.</summary>
    public required bool HaltWhenNotFinite { get; init; }
}
