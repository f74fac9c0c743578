using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminals;

/// <summary>Draws Spectre's renderables into a text, for a known width and known abilities of the terminal.</summary>
internal static class AnsiText
{
    /// <summary>Wide enough for every table that goes to a file or a pipe.</summary>
    private const int UnlimitedColumns = 1000;

    public static string Render(IRenderable content, int? columns, bool hasColors, Glyphs glyphs)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = columns ?? UnlimitedColumns;
        console.Profile.Capabilities.Unicode = ReferenceEquals(glyphs, Glyphs.Unicode);
        console.Write(content);
        var lines = writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' '));
        return string.Join('\n', lines);
    }
}
