using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminals;

/// <summary>One line of a live view, built span by span. It never wraps: what does not fit is cut with an ellipsis, so
/// that a frame's height is known before it is drawn.</summary>
internal sealed class Line(Glyphs glyphs)
{
    private readonly List<(string Text, Style Style)> spans = [];

    /// <summary>Cells used so far.</summary>
    public int Width { get; private set; }

    public Line Add(string text, Style? style = null)
    {
        var shown = WithoutControls(text);
        spans.Add((shown, style ?? Style.Plain));
        Width += Cells(shown);
        return this;
    }

    /// <summary>Adds text in a column of its own: padded on the right, cut when longer.</summary>
    public Line AddLeft(string text, int cells, Style? style = null)
    {
        var shown = Cut(WithoutControls(text), cells);
        return Add(shown + new string(' ', Math.Max(0, cells - Cells(shown))), style);
    }

    /// <summary>Adds text in a column of its own: padded on the left, cut when longer.</summary>
    public Line AddRight(string text, int cells, Style? style = null)
    {
        var shown = Cut(WithoutControls(text), cells);
        return Add(new string(' ', Math.Max(0, cells - Cells(shown))) + shown, style);
    }

    /// <summary>The line as something to draw in at most <paramref name="columns"/> cells.</summary>
    public IRenderable Fit(int columns)
    {
        var paragraph = new Paragraph { Overflow = Overflow.Crop };
        var left = columns;
        foreach (var (text, style) in spans)
        {
            var isLastThatFits = Cells(text) > left;
            var shown = isLastThatFits ? Cut(text, left) : text;
            paragraph.Append(shown, style);
            left -= Cells(shown);
            if (isLastThatFits) break;
        }

        return paragraph;
    }

    private string Cut(string text, int cells)
    {
        if (Cells(text) <= cells) return text;
        if (cells <= 0) return "";
        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = Cells(rune.ToString());
            if (used + width > cells - 1) break;
            kept.Append(rune.ToString());
            used += width;
        }

        return kept.Append(glyphs.Ellipsis).ToString();
    }

    private static int Cells(string text) => new Segment(text).CellCount();

    /// <summary>Names come from files; an escape sequence in one must not reach the terminal.</summary>
    private static string WithoutControls(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
