using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Running;

/// <summary>Paints the live view on a terminal.</summary>
internal sealed class LiveDisplay(Terminal terminal, LivePainter painter)
{
    public required int Workers { get; init; }

    public required bool IsKept { get; init; }

    public required Func<bool> IsStopping { get; init; }

    public Glyphs Glyphs => terminal.Glyphs;

    public void Paint(LiveContext context)
    {
        var size = terminal.Size();
        var columns = Math.Max(1, size.Columns - 1);
        var lines = LiveScreen.Compose(context, size)
            .Select(line => (
                AnsiText.Render(line.Fit(columns), columns, terminal.HasColors, terminal.Glyphs).TrimEnd('\n'),
                Math.Min(line.Width, columns)))
            .ToArray();
        painter.Paint(lines, size.Columns);
    }
}
