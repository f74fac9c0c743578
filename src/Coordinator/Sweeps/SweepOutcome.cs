namespace Sweep.Coordinator.Sweeps;

/// <summary>How a process's work on a sweep ended.</summary>
public abstract record SweepOutcome
{
    private SweepOutcome() { }

    /// <summary>Every trial that the budget allows has its terminal record. <paramref name="Reason"/> says which limit
    /// kept trials from running; null when all ran.</summary>
    public sealed record Finished(string? Reason) : SweepOutcome;

    /// <summary>The failure budget is spent, or no trial gave a result.</summary>
    public sealed record Failed(string Reason) : SweepOutcome;

    /// <summary>Stopped on request; running it again goes on.</summary>
    public sealed record Interrupted : SweepOutcome;
}
