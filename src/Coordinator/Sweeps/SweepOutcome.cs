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

    /// <summary>Somebody ended it for ever.</summary>
    public sealed record Stopped(string Reason) : SweepOutcome;

    /// <summary>The process ends while the sweep is paused; it goes on when it is resumed.</summary>
    public sealed record Paused(string Reason) : SweepOutcome;

    /// <summary>The process was asked to end; running it again goes on.</summary>
    public sealed record Interrupted : SweepOutcome;
}
