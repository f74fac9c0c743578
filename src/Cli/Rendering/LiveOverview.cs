using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>The lines of the live view that are always there: what runs, how far it is, how trials ended so far.
/// </summary>
internal static class LiveOverview
{
    public static IReadOnlyList<Line> Lines(LiveContext context, int columns)
    {
        Line[] always = [Heading(context, columns), Bar(context, columns), Counts(context)];
        return context.Notice is { } notice
            ? [.. always, new Line(context.Glyphs).Add($" {notice}", Palette.Warning)]
            : always;
    }

    public static Line Footer(LiveContext context) => new Line(context.Glyphs)
        .Add(" " + context.Footer.Text, context.Footer.IsWarning ? Palette.Warning : Palette.Quiet);

    /// <summary>What changes least is left out first where not all of it fits.</summary>
    private static Line Heading(LiveContext context, int columns)
    {
        var picture = context.Picture;
        var dot = $" {context.Glyphs.Dot} ";
        var grid = $"{dot}{Plural.Of(picture.Configurations, "configuration")} x {Plural.Of(picture.Seeds, "seed")}";
        var title = new Line(context.Glyphs).Add(" " + picture.Name, Palette.Title).Add(dot + picture.Trainer);
        var crew = dot + context.Crew;
        if (title.Width + grid.Length + crew.Length <= columns) title.Add(grid, Palette.Quiet);
        return title.Width + crew.Length <= columns ? title.Add(crew, Palette.Quiet) : title;
    }

    private static Line Bar(LiveContext context, int columns)
    {
        var picture = context.Picture;
        var left = context.Left is { } time ? Durations.Clock(time) + " left" : "time left: soon known";
        var dot = $" {context.Glyphs.Dot} ";
        var text = string.Create(
            CultureInfo.InvariantCulture, $" {picture.Fraction * 100,3:0} %  {picture.Finished} of ")
            + $"{Plural.Of(picture.Total, "trial")}{dot}{Durations.Clock(context.Elapsed)} gone{dot}{left}";
        var cells = Math.Clamp(columns - text.Length - 1, 5, 60);
        var full = Math.Clamp((int)(picture.Fraction * cells), 0, cells);
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
            Count(context.Picture.RunningCount, "running", Palette.Accent),
            Count(context.Picture.Count(TrialState.Completed), "completed", Palette.Good),
        };
        foreach (var (state, style) in new[]
        {
            (TrialState.Diverged, Palette.Warning), (TrialState.Failed, Palette.Bad),
            (TrialState.Stopped, Palette.Quiet), (TrialState.Cancelled, Palette.Quiet),
        })
        {
            var count = context.Picture.Count(state);
            if (count > 0) parts.Add(Count(count, state.ToString().ToLowerInvariant(), style));
        }

        for (var i = 0; i < parts.Count; i++)
            line.Add(i > 0 ? $" {context.Glyphs.Dot} " : "").Add(parts[i].Text, parts[i].Style);
        return line;
    }

    private static (string Text, Style Style) Count(long count, string what, Style style) =>
        (string.Create(CultureInfo.InvariantCulture, $"{count} {what}"), style);
}
