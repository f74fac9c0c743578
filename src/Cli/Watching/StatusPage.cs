using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary>One look at a sweep: what the live view shows, as text that stays.</summary>
internal static class StatusPage
{
    private const int RowsOfEach = 10;
    private const int ColumnsOfFiles = 120;

    public static string Compose(SweepDetail detail, Terminal terminal)
    {
        var columns = terminal.OutputColumns ?? ColumnsOfFiles;
        var context = Context(detail, terminal.Glyphs);
        var picture = context.Picture;
        var sections = new[]
        {
            LiveOverview.Lines(context, columns),
            LiveSections.Running(context, Math.Min(RowsOfEach, picture.Running.Count()), columns),
            LiveSections.Leading(context, Math.Min(RowsOfEach, picture.Leading.Count), columns),
            LiveSections.EarlyEnds(context, Math.Min(RowsOfEach, picture.EarlyEnds.Count()), columns),
        };
        var hasColors = terminal.HasColors && terminal.OutputColumns is not null;
        var texts = sections.Where(section => section.Count > 0).Select(section => string.Concat(section.Select(line =>
            AnsiText.Render(line.Fit(columns), columns, hasColors, terminal.Glyphs).TrimEnd('\n') + "\n")));
        return $"{string.Join('\n', texts)}{Ending(detail)}{Sentences(detail, terminal)}";
    }

    private static LiveContext Context(SweepDetail detail, Glyphs glyphs)
    {
        var picture = new WatchedPicture(detail);
        return new LiveContext(picture, glyphs)
        {
            Crew = picture.Crew,
            Elapsed = TimeSpan.FromSeconds(detail.SecondsSpent),
            Left = detail.SecondsLeft is { } left ? TimeSpan.FromSeconds(left) : null,
            Footer = LiveFooter.FromAfar,
        };
    }

    private static string Ending(SweepDetail detail)
    {
        if (!WatchedSweep.IsOver(detail)) return "";
        var reason = detail.Sweep.Reason is { } why ? $": {why}" : "";
        return $"\n{detail.Sweep.Name} is {SweepWords.Of(detail.Sweep.Status)}{reason}.\n";
    }

    private static string Sentences(SweepDetail detail, Terminal terminal) => detail.Diagnosis.IsEmpty
        ? ""
        : "\n" + string.Concat(detail.Diagnosis.Select(line => WordWrap.Fold(line, terminal.OutputColumns) + "\n"));
}
