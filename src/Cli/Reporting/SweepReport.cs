using System.Collections.Immutable;
using Sweep.Cli.Results;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Reporting;

/// <summary>What a page tells of a sweep, read from its journal.</summary>
internal sealed record SweepReport
{
    public required Grid Grid { get; init; }

    public required string DefinitionText { get; init; }

    /// <summary>All configurations of which a seed is over, best first.</summary>
    public required ImmutableArray<ConfigurationSummary> Ranked { get; init; }

    /// <summary>The seeds that are over, by configuration.</summary>
    public required IReadOnlyDictionary<ConfigurationId, IReadOnlyList<SeedResult>> Seeds { get; init; }

    /// <summary>Trials by state; Pending are those without a terminal record.</summary>
    public required IReadOnlyDictionary<TrialState, long> Counts { get; init; }

    /// <summary>The first trials, in grid order, that ended other than Completed.</summary>
    public required ImmutableArray<SweepFact.TrialFinished> EarlyEnds { get; init; }

    public required long EarlyEndCount { get; init; }

    /// <summary>Null while the sweep is not over.</summary>
    public required SweepFact.SweepFinished? End { get; init; }

    /// <summary>The curves of the first <see cref="ReportLimits.Curves"/> configurations.</summary>
    public required SeedCurves Curves { get; init; }

    public static SweepReport Of(Grid grid, IJournalReader journal)
    {
        var definition = "";
        var finished = new SortedDictionary<TrialId, SweepFact.TrialFinished>();
        SweepFact.SweepFinished? end = null;
        foreach (var (_, fact) in journal.Read())
        {
            if (fact is SweepFact.SweepCreated created) definition = created.Definition;
            else if (fact is SweepFact.TrialFinished trial) finished.TryAdd(trial.Trial, trial);
            else if (fact is SweepFact.SweepFinished over) end = over;
        }

        var seeds = finished.Values.GroupBy(trial => grid.ConfigurationOf(trial.Trial)).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<SeedResult>)[.. group.Select(
                trial => new SeedResult(grid.SeedOf(trial.Trial), trial.State, trial.Objective))]);
        var ranked = Leaderboard.Rank(
            seeds.Select(entry => (entry.Key, entry.Value)), grid.Definition.Objective.Goal);
        var counts = finished.Values.GroupBy(trial => trial.State)
            .ToDictionary(group => group.Key, group => group.LongCount());
        var open = end is null ? TrialState.Pending : TrialState.Cancelled;
        counts[open] = counts.GetValueOrDefault(open) + grid.TrialCount - finished.Count;
        var early = finished.Values.Where(trial => trial.State != TrialState.Completed).ToArray();
        return new SweepReport
        {
            Grid = grid,
            DefinitionText = definition,
            Ranked = ranked,
            Seeds = seeds,
            Counts = counts,
            EarlyEnds = [.. early.Take(ReportLimits.EarlyEnds)],
            EarlyEndCount = early.Length,
            End = end,
            Curves = SeedCurves.Of(
                grid, journal, ranked.Take(ReportLimits.Curves).Select(summary => summary.Id).ToHashSet()),
        };
    }
}
