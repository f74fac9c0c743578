namespace Sweep.Training.Cpu;

/// <summary>What a lane counts.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="LossSum">Of the steps since the mean was last taken.</param>
/// <param name="LossCount">How many these are.</param>
/// <param name="IsHalted">Whether the lane goes on no more.</param>
internal readonly record struct LaneProgress(long Step, double LossSum, long LossCount, bool IsHalted)
{
    public double MeanLoss => LossCount == 0 ? double.NaN : LossSum / LossCount;

    public LaneProgress Stepped(double loss, bool halts) => new(Step + 1, LossSum + loss, LossCount + 1, halts);

    public LaneProgress WithoutLosses() => this with { LossSum = 0, LossCount = 0 };
}
