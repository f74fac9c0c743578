using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>The values that the seeds of chosen configurations reported, by metric and step.</summary>
internal sealed class SeedCurves
{
    private readonly Dictionary<(ConfigurationId Id, string Metric), SortedDictionary<long, List<double>>> values = [];

    private readonly Dictionary<ConfigurationId, long> stepsPerEpoch = [];

    public static SeedCurves Of(Grid grid, IJournalReader journal, IReadOnlySet<ConfigurationId> chosen)
    {
        var curves = new SeedCurves();
        var (trial, lastStep) = (new TrialId(-1), 0L);
        foreach (var (_, fact) in journal.ReadByTrial())
        {
            if (fact is SweepFact.AttemptBegan { StepsPerEpoch: { } steps } began)
                curves.stepsPerEpoch[grid.ConfigurationOf(began.Trial)] = steps;
            if (fact is not SweepFact.MetricsReported report) continue;
            if (report.Trial != trial) (trial, lastStep) = (report.Trial, 0);

            // A later attempt repeats the steps of an earlier one bit for bit.
            if (report.Step <= lastStep) continue;
            lastStep = report.Step;
            var id = grid.ConfigurationOf(trial);
            if (chosen.Contains(id)) curves.Add(id, report);
        }

        return curves;
    }

    /// <summary>The step nearest to a place on the curve at which seeds reported the metric, and their finite values
    /// there; null when none is within the tolerance.</summary>
    public (long Step, double[] Values)? At(ConfigurationId id, string metric, double? step, double tolerance)
    {
        if (!values.TryGetValue((id, metric), out var steps)) return null;
        var nearest = step is { } target ? steps.Keys.MinBy(known => Math.Abs(known - target)) : steps.Keys.Last();
        if (step is { } asked && Math.Abs(nearest - asked) > tolerance) return null;
        return (nearest, [.. steps[nearest].Where(double.IsFinite)]);
    }

    /// <summary>Batches in the training set; null when no node has said it.</summary>
    public long? StepsPerEpoch(ConfigurationId id) => stepsPerEpoch.TryGetValue(id, out var steps) ? steps : null;

    /// <summary>The metrics that any chosen configuration reported.</summary>
    public IReadOnlyCollection<string> Metrics =>
        new SortedSet<string>(values.Keys.Select(key => key.Metric), StringComparer.Ordinal);

    /// <summary>The curve of one metric in step order, with every seed's value at each step, finite or not.</summary>
    public IReadOnlyList<KeyValuePair<long, List<double>>> Curve(ConfigurationId id, string metric) =>
        values.TryGetValue((id, metric), out var steps) ? [.. steps] : [];

    private void Add(ConfigurationId id, SweepFact.MetricsReported report)
    {
        foreach (var (name, value) in report.Values)
        {
            if (!values.TryGetValue((id, name), out var steps)) values[(id, name)] = steps = [];
            if (!steps.TryGetValue(report.Step, out var seeds)) steps[report.Step] = seeds = [];
            seeds.Add(value);
        }
    }
}
