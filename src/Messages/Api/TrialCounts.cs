namespace Sweep.Messages.Api;

/// <summary>Trials by state; they sum up to the sweep's trials.</summary>
public sealed record TrialCounts
{
    public long Pending { get; init; }

    public long Running { get; init; }

    public long Completed { get; init; }

    public long Diverged { get; init; }

    public long Stopped { get; init; }

    public long Failed { get; init; }

    public long Cancelled { get; init; }
}
