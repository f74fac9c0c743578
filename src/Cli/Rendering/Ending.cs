using System.Globalization;
using Sweep.Cli.Progress;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>What stays on the screen when a sweep is over: the comparison, and how to read it.</summary>
internal static class Ending
{
    private static readonly TrialState[] States =
    [
        TrialState.Completed, TrialState.Diverged, TrialState.Stopped, TrialState.Failed, TrialState.Cancelled,
    ];

    public static string Compose(RunProgress progress, Terminal terminal) => Compose(
        new EndingFacts(
            progress.Grid,
            Leaderboard.Rank(progress.Results, progress.Grid.Definition.Objective.Goal),
            progress.Count),
        terminal);

    /// <summary>The table and its sentences, without the files' places.</summary>
    public static string Compose(EndingFacts facts, Terminal terminal)
    {
        if (facts.Ranked.Count == 0) return "No trial is done yet.\n";
        var table = new ComparisonTable(facts.Grid, facts.Ranked, terminal.Glyphs)
            .Render(terminal.OutputColumns, terminal.HasColors && terminal.OutputColumns is not null);
        var reading = Reading(facts.Ranked, facts.Grid.Definition.Seeds.Length);
        return $"{table.TrimEnd('\n')}\n\n{Counts(facts)}\n" + WordWrap.Fold(reading, terminal.OutputColumns) + "\n";
    }

    private static string Counts(EndingFacts facts)
    {
        var parts = States.Where(state => facts.Count(state) > 0).Select(state => string.Create(
            CultureInfo.InvariantCulture, $"{facts.Count(state)} {state.ToString().ToLowerInvariant()}"));
        var open = facts.Grid.TrialCount - States.Sum(facts.Count);
        if (open > 0) parts = parts.Append(string.Create(CultureInfo.InvariantCulture, $"{open} not run"));
        var total = Plural.Of(facts.Grid.TrialCount, "trial");
        return $"{facts.Grid.Definition.Name}: {total}: {string.Join(", ", parts)}.";
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
