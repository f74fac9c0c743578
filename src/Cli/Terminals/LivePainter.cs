using System.Globalization;
using System.Text;

namespace Sweep.Cli.Terminals;

/// <summary>Redraws a block of lines in place. Each frame is one write: it goes back to the block's first line,
/// overwrites line by line and erases only what is left over, between the marks of a synchronised update, so that
/// nothing flickers. (Spectre's own live display leaves parts of old frames behind when a window becomes narrower.)
/// </summary>
internal sealed class LivePainter(TextWriter writer) : IDisposable
{
    private const string BeginUpdate = "\e[?2026h";
    private const string EndUpdate = "\e[?2026l";
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string EraseToEndOfLine = "\e[K";
    private const string EraseBelow = "\e[J";

    private readonly Lock gate = new();
    private readonly List<int> widths = [];
    private bool isCursorHidden;
    private bool isDisposed;

    /// <summary>Shows these lines instead of the last frame's. None may be wider than <paramref name="columns"/>, and
    /// there must be fewer of them than the window has rows.</summary>
    public void Paint(IReadOnlyList<(string Text, int Cells)> lines, int columns)
    {
        lock (gate)
        {
            if (isDisposed) return;
            var frame = new StringBuilder(BeginUpdate);
            if (!isCursorHidden) frame.Append(HideCursor);
            isCursorHidden = true;
            AppendReturn(frame, columns);
            foreach (var line in lines) frame.Append(line.Text).Append(EraseToEndOfLine).Append('\n');
            frame.Append(EraseBelow).Append(EndUpdate);
            Write(frame);
            widths.Clear();
            widths.AddRange(lines.Select(line => line.Cells));
        }
    }

    /// <summary>Erases the block and gives the cursor back. Safe from a signal handler's thread, and twice.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            if (!isCursorHidden) return;
            var frame = new StringBuilder();
            AppendReturn(frame, columns: int.MaxValue);
            Write(frame.Append(EraseBelow).Append(ShowCursor));
        }
    }

    /// <summary>Terminals wrap the old lines anew when their window becomes narrower, so a line may take several rows
    /// now.</summary>
    private void AppendReturn(StringBuilder frame, int columns)
    {
        frame.Append('\r');
        var rows = widths.Sum(cells => Math.Max(1, 1 + ((cells - 1) / columns)));
        if (rows > 0) frame.Append(CultureInfo.InvariantCulture, $"\e[{rows}A");
    }

    private void Write(StringBuilder frame)
    {
        writer.Write(frame.ToString());
        writer.Flush();
    }
}
