using System.Globalization;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Definitions;

/// <summary>The line that an error is about, with a caret under its place.</summary>
internal static class SourceExcerpt
{
    /// <summary>Two lines of text; null when the error has no place inside of the source.</summary>
    public static string? Of(DefinitionError error, string source, int columns)
    {
        var lines = source.Split('\n');
        if (error.Line < 1 || error.Line > lines.Length) return null;
        var number = error.Line.ToString(CultureInfo.InvariantCulture);
        var room = Math.Max(20, columns - number.Length - 8);
        var line = lines[error.Line - 1].TrimEnd('\r').Replace('\t', ' ');
        var caret = Math.Clamp(error.Column - 1, 0, line.Length);

        // A long line is shown from a little before the place.
        var from = caret < room - 10 ? 0 : caret - (room / 2);
        var shown = line[from..Math.Min(line.Length, from + room)];
        var margin = new string(' ', number.Length);
        return $"  {number} | {shown}\n  {margin} | {new string(' ', caret - from)}^";
    }
}
