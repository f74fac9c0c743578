using System.Globalization;
using Sweep.Cli.Progress;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>What stays on the screen when a sweep is over: the comparison, and how to read it.</summary>
internal static class Ending
{
    /// <summary>The table and its sentences, without the files' places.</summary>
    public static string Compose(RunProgress progress, Terminal terminal)
    {
        var grid = progress.Grid;
        var ranked = Leaderboard.Rank(progress.Results, grid.Definition.Objective.Goal);
        if (ranked.IsEmpty) return "No trial is done yet.\n";
        var table = new ComparisonTable(grid, ranked, terminal.Glyphs)
            .Render(terminal.OutputColumns, terminal.HasColors && terminal.OutputColumns is not null);
        return $"{table.TrimEnd('\n')}\n\n{Counts(progress)}\n"
            + WordWrap.Fold(Reading(ranked, grid.Definition.Seeds.Length), terminal.OutputColumns) + "\n";
    }

    private static string Counts(RunProgress progress)
    {
        var states = new[]
        {
            TrialState.Completed, TrialState.Diverged, TrialState.Stopped, TrialState.Failed, TrialState.Cancelled,
        };
        var parts = states.Where(state => progress.Count(state) > 0).Select(state => string.Create(
            CultureInfo.InvariantCulture, $"{progress.Count(state)} {state.ToString().ToLowerInvariant()}"));
        var open = progress.Total - progress.Finished;
        if (open > 0) parts = parts.Append(string.Create(CultureInfo.InvariantCulture, $"{open} not run"));
        return $"{progress.Grid.Definition.Name}: {Plural.Of(progress.Total, "trial")}: {string.Join(", ", parts)}.";
    }

    private static string Reading(IReadOnlyList<ConfigurationSummary> ranked, int seeds)
    {
        if (ranked[0].N == 0) return "No configuration has a result that could be compared.";
        if (ranked[0].N < 2)
            return "With one seed per configuration there is no telling chance from merit: give at least 3 seeds.";
        var tied = ranked.Count(summary => summary.TiedWithBest);
        if (tied == 1)
            return $"Over {seeds} seeds the first is better than every other (paired t-tests, Holm's correction, 5 %).";
        return $"{ComparisonTable.TiedMark} marks the {tied} that {seeds} seeds "
            + "cannot tell from the best (paired t-tests, "
            + "Holm's correction, 5 %): choose among them by cost, or add seeds.";
    }
}
