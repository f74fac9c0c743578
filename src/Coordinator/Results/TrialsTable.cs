using static Sweep.Coordinator.Results.ResultNumbers;

namespace Sweep.Coordinator.Results;

/// <summary>trials.csv: one row per trial, in grid order.</summary>
internal sealed class TrialsTable : IDisposable
{
    private static readonly string[] Fixed = ["trial", "config", "seed", "state", "steps", "objective"];

    private readonly SweepFrame _sweep;
    private readonly IReadOnlyCollection<string> _metrics;
    private readonly CsvTable _table;

    public TrialsTable(Stream stream, SweepFrame sweep, IReadOnlyCollection<string> metrics)
    {
        (_sweep, _metrics) = (sweep, metrics);
        _table = new CsvTable(stream, Header(sweep.Grid.ParameterNames, metrics));
    }

    public void Add(TrialHistory trial)
    {
        var id = _sweep.Plan.ConfigurationOf(trial.Trial);
        var configuration = _sweep.Grid.ConfigurationAt(id);
        // What an unfinished trial last reported is not its final value.
        var final = trial.Finished is null ? [] : trial.LastValues();
        _table.Row([
            Format(_sweep.Plan.PositionOf(trial.Trial)),
            Format(id.Number),
            Format(_sweep.Plan.SeedOf(trial.Trial)),
            _sweep.StateOf(trial).ToString(),
            Format(trial.Finished?.Steps ?? (trial.Curve.Count > 0 ? trial.Curve[^1].Step : 0)),
            Format(trial.Finished?.Objective),
            .. _sweep.Grid.ParameterNames.Select(name => configuration[name]?.Canonical ?? ""),
            .. _metrics.Select(name => final.TryGetValue(name, out var value) ? Format(value) : ""),
        ]);
    }

    public void Dispose() => _table.Dispose();

    /// <summary>A name that an earlier column has already is told apart by what it names, so that no two columns share
    /// a name: the axis <c>steps</c> is the column <c>parameter_steps</c>.</summary>
    internal static IReadOnlyList<string> Header(IEnumerable<string> parameters, IEnumerable<string> metrics)
    {
        var header = new List<string>(Fixed);
        foreach (var name in parameters) header.Add(Free(header, "parameter_", name));
        foreach (var name in metrics) header.Add(Free(header, "metric_", name));
        return header;
    }

    private static string Free(List<string> taken, string prefix, string name)
    {
        while (taken.Contains(name)) name = prefix + name;
        return name;
    }
}
