using Sweep.Messages.Telemetry;
using Sweep.MonitoringSource.Queries;

namespace Sweep.MonitoringSource.Dashboards.Sweeps;

/// <summary>Bands in place of one curve a trial: their number does not grow with the sweep.</summary>
internal static class LearningCurves
{
    public static IEnumerable<Panel> Panels() =>
    [
        new Graph("Training loss", Unit.Plain)
        {
            Description = "Quantiles of the latest training loss over the trials that run: the median, half of the "
                + "trials in the inner band, all in the outer one. What is not finite cannot be drawn: a band without "
                + "its upper end has trials that are about to be ended.",
            Targets = [Bands(SweepMetrics.RunningLoss)],
            IsLogarithmic = true,
            HasBands = true,
            Colours = Colours.Quantiles,
            Width = 12,
            Height = 9,
            Min = null,
        },
        new Graph("Objective", Unit.Plain)
        {
            Description = "Quantiles of the latest objective over the trials that run: the median, half of the trials "
                + "in the inner band, all in the outer one.",
            Targets = [Bands(SweepMetrics.RunningObjective)],
            HasBands = true,
            Colours = Colours.Quantiles,
            Width = 12,
            Height = 9,
            Min = null,
        },
    ];

    private static Target Bands(MetricDefinition metric) =>
        new(MetricQueries.Finite($"max by (fraction) ({metric.Where(Filters.Sweep)})"), "{{fraction}}");
}
