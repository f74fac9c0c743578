using Sweep.Coordinator.Sweeps;
using static Sweep.Coordinator.Results.ResultNumbers;

namespace Sweep.Coordinator.Results;

/// <summary>reports.csv: the curve of each trial, in grid and step order, each (trial, step, metric) once.</summary>
internal sealed class ReportsTable(Stream stream, SweepPlan plan) : IDisposable
{
    private readonly CsvTable _table = new(stream, "trial", "step", "metric", "value");

    public void Add(TrialHistory trial)
    {
        var position = Format(plan.PositionOf(trial.Trial));
        foreach (var report in trial.Curve)
        {
            foreach (var (name, value) in report.Values.DistinctBy(value => value.Name))
            {
                _table.Row(position, Format(report.Step), name, Format(value));
            }
        }
    }

    public void Dispose() => _table.Dispose();
}
