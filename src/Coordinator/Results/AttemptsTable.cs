using Sweep.Coordinator.Sweeps;
using static Sweep.Coordinator.Results.ResultNumbers;

namespace Sweep.Coordinator.Results;

/// <summary>attempts.csv: who ran what, when and with what outcome, in grid order and then by attempt. The one file
/// that depends on the course of events.</summary>
internal sealed class AttemptsTable(Stream stream, SweepPlan plan) : IDisposable
{
    private readonly CsvTable _table = new(
        stream, "trial", "attempt", "node", "device", "started", "ended", "seconds", "outcome");

    public void Add(TrialHistory trial)
    {
        var position = Format(plan.PositionOf(trial.Trial));
        foreach (var (assigned, began, ended) in trial.Attempts)
        {
            _table.Row(
                position,
                Format(assigned.Attempt),
                assigned.Node.Name,
                began?.Device ?? "",
                FormatTime(began?.At),
                FormatTime(ended?.At),
                Format(ended?.Seconds),
                ended?.Outcome.ToString() ?? "");
        }
    }

    public void Dispose() => _table.Dispose();
}
