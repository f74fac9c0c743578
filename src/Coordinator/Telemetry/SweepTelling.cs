using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What follows from a sweep's state alone.</summary>
internal static class SweepTelling
{
    public static void TellTrials(MetricPoints points, SweepEntry entry)
    {
        var counts = entry.Counts;
        foreach (var (state, count) in new[]
        {
            (TrialState.Pending, counts.Pending), (TrialState.Running, counts.Running),
            (TrialState.Completed, counts.Completed), (TrialState.Diverged, counts.Diverged),
            (TrialState.Stopped, counts.Stopped), (TrialState.Failed, counts.Failed),
            (TrialState.Cancelled, counts.Cancelled),
        })
        {
            points.Add(SweepMetrics.Trials, count, entry.Name, MetricWords.Of(state));
        }
    }

    public static void TellSweeps(MetricPoints points, IEnumerable<SweepState> sweeps)
    {
        var counts = sweeps.CountBy(sweep => MetricWords.Of(SweepEntries.Status(sweep.Ledger))).ToDictionary();
        foreach (var state in MetricWords.SweepStates)
            points.Add(SweepMetrics.Sweeps, counts.GetValueOrDefault(state), state);
    }

    /// <summary>Trials that a node with room would be given now.</summary>
    public static long QueueDepth(SweepState sweep)
    {
        if (!sweep.CanStart) return 0;
        var waiting = sweep.Ledger.BetweenAttempts.Count
            + Math.Max(0, sweep.Plan.RunLimit - sweep.Ledger.StartedCount);
        return Math.Min(waiting, (sweep.Plan.Definition.Parallelism ?? long.MaxValue) - sweep.Ledger.Running.Count);
    }

    /// <summary>Latest objectives of running trials, in no order.</summary>
    public static double[] RunningObjectives(SweepState sweep)
    {
        var objectives = new List<double>(sweep.Ledger.Running.Count);
        foreach (var (_, running) in sweep.Ledger.Running)
        {
            if (running.Progress.Objective is { } objective) objectives.Add(objective);
        }

        return [.. objectives];
    }
}
