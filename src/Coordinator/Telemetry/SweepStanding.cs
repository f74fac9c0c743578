using System.Collections.Immutable;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using Sweep.Search;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What a sweep's ranking tells in numbers.</summary>
/// <param name="Best">The best objective of any completed trial; null before the first.</param>
/// <param name="Leaders">The best configurations, best first.</param>
internal sealed record SweepStanding(double? Best, ImmutableArray<SweepStanding.Leader> Leaders)
{
    public const int LeadersMax = 10;

    public static SweepStanding Of(SweepPlan plan, ImmutableArray<ConfigurationSummary> ranking)
    {
        var goal = plan.Definition.Objective.Goal;
        var best = ranking.Select(summary => goal == Goal.Minimize ? summary.Min : summary.Max)
            .Order(MetricOrder.Comparer(goal)).FirstOrDefault();
        return new SweepStanding(best,
        [
            .. ranking.Take(LeadersMax).Where(summary => summary.Mean is not null).Select(summary => new Leader(
                plan.Grid.ConfigurationAt(summary.Id).Display, summary.N, summary.Mean!.Value, summary.Ci95)),
        ]);
    }

    public void Tell(MetricPoints points, SweepState sweep)
    {
        points.AddIfKnown(SweepMetrics.ObjectiveBest, Best, sweep.Name, sweep.Plan.Definition.Objective.Metric);
        for (var place = 0; place < Leaders.Length; place++)
        {
            var (configuration, seeds, mean, interval) = Leaders[place];
            var rank = (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            points.Add(SweepMetrics.ObjectiveMean, mean, sweep.Name, rank, configuration);
            points.AddIfKnown(SweepMetrics.ObjectiveLow, interval?.Low, sweep.Name, rank, configuration);
            points.AddIfKnown(SweepMetrics.ObjectiveHigh, interval?.High, sweep.Name, rank, configuration);
            points.Add(SweepMetrics.ObjectiveSeeds, seeds, sweep.Name, rank, configuration);
        }
    }

    internal sealed record Leader(string Configuration, int Seeds, double Mean, Interval? Interval);
}
