using Sweep.Cli.Terminals;

namespace Sweep.Cli.Rendering;

/// <summary>Lays out the live view: the overall state always, then as much of running trials, leading configurations
/// and early ends as the window has room for.</summary>
internal static class LiveScreen
{
    /// <summary>Title line and one row: a section smaller than this is left out.</summary>
    private const int LeastSection = 2;

    /// <summary>Lines from top to bottom; always fewer than the window has rows.</summary>
    public static IReadOnlyList<Line> Compose(LiveContext context, ScreenSize size)
    {
        var columns = Math.Max(1, size.Columns - 1);
        var overview = LiveOverview.Lines(context, columns);
        var footer = LiveOverview.Footer(context);
        var room = size.Rows - 1 - overview.Count - 1;
        if (room < 0) return [.. overview.Take(Math.Max(1, size.Rows - 1))];

        var lines = new List<Line>(overview);
        var running = context.Picture.Running.Take(size.Rows).Count();
        var ends = context.Picture.EarlyEnds.Take(size.Rows).Count();
        var leading = context.Picture.Leading.Count;
        var (runningRows, leadingRows, endRows) = Share(room, running, leading, ends);
        AddSection(lines, LiveSections.Running(context, runningRows, columns), context.Glyphs);
        AddSection(lines, LiveSections.Leading(context, leadingRows, columns), context.Glyphs);
        AddSection(lines, LiveSections.EarlyEnds(context, endRows, columns), context.Glyphs);
        if (lines.Count < size.Rows - 2) lines.Add(new Line(context.Glyphs));
        lines.Add(footer);
        return lines;
    }

    /// <summary>Divides the rows: up to a third each for running trials and early ends, the rest for the leading.
    /// Each section also needs a title and an empty line.</summary>
    private static (int Running, int Leading, int Ends) Share(int room, int running, int leading, int ends)
    {
        const int frame = 2;
        var runningRows = Rows(running, Math.Max(room / 3, 4) - frame, room - frame);
        room -= runningRows > 0 ? runningRows + frame : 0;
        var endRows =
            Rows(ends, Math.Max(room / 3, 3) - frame, room - frame - (leading > 0 ? frame + LeastSection : 0));
        room -= endRows > 0 ? endRows + frame : 0;
        return (runningRows, Rows(leading, room - frame, room - frame), endRows);
    }

    private static int Rows(int wanted, int share, int most) => Math.Max(0, Math.Min(wanted, Math.Min(share, most)));

    private static void AddSection(List<Line> lines, IReadOnlyList<Line> section, Glyphs glyphs)
    {
        if (section.Count < LeastSection) return;
        lines.Add(new Line(glyphs));
        lines.AddRange(section);
    }
}
