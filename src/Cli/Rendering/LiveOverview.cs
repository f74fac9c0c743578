using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>The lines of the live view that are always there: what runs, how far it is, how trials ended so far.
/// </summary>
internal static class LiveOverview
{
    public static IReadOnlyList<Line> Lines(LiveContext context, int columns) =>
        [Heading(context), Bar(context, columns), Counts(context)];

    public static Line Footer(LiveContext context)
    {
        var saving = context.IsKept ? "stopping: saving what runs" : "stopping";
        if (context.IsStopping)
            return new Line(context.Glyphs).Add($" {saving} (Ctrl-C again quits at once)", Palette.Warning);
        var end = context.IsKept ? "Ctrl-C stops; run again to go on" : "Ctrl-C stops; nothing is kept without --out";
        return new Line(context.Glyphs).Add(" " + end, Palette.Quiet);
    }

    private static Line Heading(LiveContext context)
    {
        var grid = context.Progress.Grid;
        var seeds = grid.Definition.Seeds.Length;
        var dot = $" {context.Glyphs.Dot} ";
        return new Line(context.Glyphs)
            .Add(" " + grid.Definition.Name, Palette.Title)
            .Add(dot + TrainerText.Of(grid.Definition.Trainer))
            .Add($"{dot}{Plural.Of(grid.ConfigurationCount, "configuration")} x "
                + $"{Plural.Of(seeds, "seed")}", Palette.Quiet)
            .Add($"{dot}{Plural.Of(context.Workers, "worker")}", Palette.Quiet);
    }

    private static Line Bar(LiveContext context, int columns)
    {
        var progress = context.Progress;
        var left = context.Left is { } time ? Durations.Clock(time) + " left" : "time left: soon known";
        var dot = $" {context.Glyphs.Dot} ";
        var text = string.Create(
            CultureInfo.InvariantCulture, $" {progress.Fraction * 100,3:0} %  {progress.Finished} of ")
            + $"{Plural.Of(progress.Total, "trial")}{dot}{Durations.Clock(context.Elapsed)} gone{dot}{left}";
        var cells = Math.Clamp(columns - text.Length - 1, 5, 60);
        var full = Math.Clamp((int)(progress.Fraction * cells), 0, cells);
        return new Line(context.Glyphs)
            .Add(" ")
            .Add(new string(context.Glyphs.BarFull, full), Palette.Good)
            .Add(new string(context.Glyphs.BarEmpty, cells - full), Palette.Quiet)
            .Add(text);
    }

    private static Line Counts(LiveContext context)
    {
        var line = new Line(context.Glyphs).Add(" ");
        var parts = new List<(string Text, Style Style)>
        {
            Count(context.Progress.Running.Count(), "running", Palette.Accent),
            Count(context.Progress.Count(TrialState.Completed), "completed", Palette.Good),
        };
        foreach (var (state, style) in new[]
        {
            (TrialState.Diverged, Palette.Warning), (TrialState.Failed, Palette.Bad),
            (TrialState.Stopped, Palette.Quiet), (TrialState.Cancelled, Palette.Quiet),
        })
        {
            var count = context.Progress.Count(state);
            if (count > 0) parts.Add(Count(count, state.ToString().ToLowerInvariant(), style));
        }

        for (var i = 0; i < parts.Count; i++)
            line.Add(i > 0 ? $" {context.Glyphs.Dot} " : "").Add(parts[i].Text, parts[i].Style);
        return line;
    }

    private static (string Text, Style Style) Count(long count, string what, Style style) =>
        (string.Create(CultureInfo.InvariantCulture, $"{count} {what}"), style);
}
