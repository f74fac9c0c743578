namespace Sweep.Messages;

/// <summary>Limits of a whole sweep; null means unlimited.</summary>
public sealed record BudgetOptions
{
    public long? Trials { get; init; }

    /// <summary>Failed trials after which the sweep itself fails.</summary>
    public long? Failures { get; init; }

    public TimeSpan? Time { get; init; }
}
