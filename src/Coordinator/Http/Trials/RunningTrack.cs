namespace Sweep.Coordinator.Http.Trials;

/// <summary>What people want to see of a trial while it runs, and the ledger does not keep.</summary>
internal sealed class RunningTrack
{
    /// <summary>Null until training begins.</summary>
    public string? Device { get; set; }

    public LossCurve TrainLoss { get; } = new();
}
