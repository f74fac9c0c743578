using Sweep.Messages.Telemetry;
using Sweep.Search;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What one optimizer's trials of a sweep came to since this process watches.</summary>
internal sealed class OptimizerTally(string optimizer)
{
    public string Optimizer => optimizer;

    public TallyTable Ended { get; } = new(MetricWords.TrialOutcomes);

    public TallyTable Diverged { get; } = new(DivergenceRules.All);

    public Tally Reports { get; } = new();

    public Tally Steps { get; } = new();

    public Tally Samples { get; } = new();

    public void Tell(MetricPoints points, string sweep)
    {
        foreach (var (outcome, count) in Ended.All)
            points.Add(SweepMetrics.TrialsEnded, count, sweep, optimizer, outcome);
        foreach (var (rule, count) in Diverged.All)
            points.Add(SweepMetrics.TrialsDiverged, count, sweep, optimizer, rule);
        points.Add(SweepMetrics.Reports, Reports.Count, sweep, optimizer);
        points.Add(SweepMetrics.Steps, Steps.Count, sweep, optimizer);
        points.Add(SweepMetrics.Samples, Samples.Count, sweep, optimizer);
    }
}
