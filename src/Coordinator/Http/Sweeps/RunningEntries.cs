using Sweep.Coordinator.Http.Trials;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Trials that nodes hold, as clients get them.</summary>
internal static class RunningEntries
{
    public static RunningEntry Of(SweepState sweep, TrialId trial, RunningTrial running, RunningTrack? track)
    {
        var (plan, progress) = (sweep.Plan, running.Progress);
        var configuration = plan.ConfigurationOf(trial);
        return new RunningEntry
        {
            Trial = plan.PositionOf(trial),
            Config = configuration.Number,
            Display = plan.Grid.ConfigurationAt(configuration).Display,
            Seed = plan.SeedOf(trial),
            Attempt = progress.Attempt,
            Node = running.Node.Name,
            Device = track?.Device,
            Step = progress.ReportedStep,
            Steps = StepsOf(plan, trial, running),
            Objective = progress.Objective,
            TrainLoss = track?.TrainLoss.Points ?? [],
        };
    }

    /// <summary>Share of the trial that is done, 0 to 1.</summary>
    public static double FractionOf(SweepPlan plan, TrialId trial, RunningTrial running) =>
        running.Progress.ReportedStep > 0 && StepsOf(plan, trial, running) is > 0 and var steps
            ? Math.Min(1, (double)running.Progress.ReportedStep / steps)
            : 0;

    /// <summary>Null while no node has said how many an epoch has.</summary>
    private static long? StepsOf(SweepPlan plan, TrialId trial, RunningTrial running) =>
        running.Progress.StepsPerEpoch is null && plan.Definition.Trainer.Length.Unit == LengthUnit.Epochs
            ? null
            : plan.ScheduleOf(trial, running.Progress.StepsPerEpoch).Steps;
}
