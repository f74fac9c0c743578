using Spectre.Console;

namespace Sweep.Cli.Rendering;

/// <summary>The few colours of this program, from the terminal's own sixteen, so that they fit its theme.</summary>
internal static class Palette
{
    public static Style Title { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(decoration: Decoration.Dim);

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Warning { get; } = new(Color.Olive);

    public static Style Accent { get; } = new(Color.Teal);
}
