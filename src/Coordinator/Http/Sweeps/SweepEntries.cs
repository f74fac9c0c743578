using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Sweeps as lists show them: from the coordinator's memory alone.</summary>
internal static class SweepEntries
{
    public static SweepEntry Of(SweepState sweep)
    {
        var (plan, ledger) = (sweep.Plan, sweep.Ledger);
        var counts = Counts(sweep);
        return new SweepEntry
        {
            Name = sweep.Name,
            Id = sweep.Id.Number,
            Status = Status(ledger),
            Reason = ledger.End?.Reason ?? ledger.Pause?.Reason,
            Metric = plan.Definition.Objective.Metric,
            Goal = plan.Definition.Objective.Goal == Goal.Maximize ? "maximize" : "minimize",
            Priority = plan.Definition.Priority,
            Configurations = plan.Grid.ConfigurationCount,
            Trials = plan.TrialCount,
            Counts = counts,
            Fraction = plan.TrialCount == 0
                ? 1
                : (double)(plan.TrialCount - counts.Pending - counts.Running) / plan.TrialCount,
        };
    }

    /// <summary>A trial without a terminal record is still to run, unless the sweep is over: then the limit that ended
    /// it cancelled the trial.</summary>
    public static TrialState StateOf(SweepState sweep, TrialState recorded) =>
        recorded == TrialState.Pending && sweep.Ledger.End is not null ? TrialState.Cancelled : recorded;

    /// <summary>Share of the work that is done, running trials included, 0 to 1.</summary>
    public static double FractionOf(SweepState sweep, SweepEntry entry)
    {
        if (entry.Trials == 0) return 1;
        var open = 0.0;
        foreach (var (trial, running) in sweep.Ledger.Running)
            open += RunningEntries.FractionOf(sweep.Plan, trial, running);
        return Math.Min(1, entry.Fraction + (open / entry.Trials));
    }

    private static TrialCounts Counts(SweepState sweep)
    {
        var ledger = sweep.Ledger;
        var rest = sweep.Plan.TrialCount - ledger.FinishedCount - ledger.Running.Count;
        var isOver = ledger.End is not null;
        return new TrialCounts
        {
            Pending = isOver ? 0 : rest,
            Running = ledger.Running.Count,
            Completed = Count(TrialState.Completed),
            Diverged = Count(TrialState.Diverged),
            Stopped = Count(TrialState.Stopped),
            Failed = Count(TrialState.Failed),
            Cancelled = Count(TrialState.Cancelled) + (isOver ? rest : 0),
        };

        long Count(TrialState state) => ledger.Finished.GetValueOrDefault(state);
    }

    public static SweepStatus Status(SweepLedger ledger) => ledger switch
    {
        { End.HasFailed: true } => SweepStatus.Failed,
        { End.IsStopped: true } => SweepStatus.Stopped,
        { End: not null } => SweepStatus.Finished,
        { Pause: not null } => SweepStatus.Paused,
        { Running.IsEmpty: true } => SweepStatus.Waiting,
        _ => SweepStatus.Running,
    };
}
