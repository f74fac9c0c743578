using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Planning;

/// <summary>How long a whole sweep takes when nothing ends early.</summary>
internal static class TimeEstimate
{
    /// <summary>Configurations that are looked at, evenly spread over the grid.</summary>
    private const long MostLookedAt = 2_000;

    public static TimeSpan Of(Grid grid, int workers, Func<TrialSpec, StepCost> costOf)
    {
        var looked = Math.Min(MostLookedAt, grid.ConfigurationCount);
        var seeds = grid.Definition.Seeds.Length;
        var seconds = 0.0;
        for (var i = 0L; i < looked; i++)
        {
            var configuration = (long)((Int128)i * grid.ConfigurationCount / looked);
            seconds += Seconds(grid.SpecOf(new TrialId(configuration * seeds)), costOf);
        }

        var trials = Math.Min(grid.TrialCount, grid.Definition.Budget.Trials ?? long.MaxValue);
        var busy = Math.Min(workers, Math.Min(trials, grid.Definition.Parallelism ?? int.MaxValue));
        return TimeSpan.FromSeconds(Math.Min(seconds / looked * trials / busy, TimeSpan.MaxValue.TotalSeconds / 2));
    }

    private static double Seconds(TrialSpec spec, Func<TrialSpec, StepCost> costOf)
    {
        if (spec.Dataset.Length == 0) return spec.DurationSeconds;
        var cost = costOf(spec);
        var (steps, evaluateEvery, _) = ReportSchedule.Of(spec, cost.StepsPerEpoch);
        var evaluations = (steps + evaluateEvery - 1) / evaluateEvery;
        return (cost.Step.TotalSeconds * steps) + (cost.Evaluation.TotalSeconds * evaluations);
    }
}
