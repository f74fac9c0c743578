namespace Sweep.Messages;

/// <summary>Limits of a whole sweep; null means unlimited.</summary>
public sealed record BudgetOptions
{
    public long? Trials { get; init; }

    /// <summary>Failed trials after which the sweep itself fails.</summary>
    public long? Failures { get; init; }

    public TimeSpan? Time { get; init; }

    /// <summary>When the first trials of so many configurations all failed with the same error, the sweep pauses with a
    /// diagnosis instead of burning the rest; null: never.</summary>
    public int? SameError { get; init; } = 3;
}
