using Sweep.Cli.Terminals;

namespace Sweep.Cli.Rendering;

/// <summary>Paints the live view on a terminal, in the size that its window has now.</summary>
internal sealed class LiveWindow(Terminal terminal, LivePainter painter)
{
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
