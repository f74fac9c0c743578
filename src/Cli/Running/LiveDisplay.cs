using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Running;

/// <summary>The live view of a sweep that runs in this process.</summary>
internal sealed class LiveDisplay(Terminal terminal, LivePainter painter)
{
    private readonly LiveWindow window = new(terminal, painter);

    public required int Workers { get; init; }

    public required bool IsKept { get; init; }

    public required Func<bool> IsStopping { get; init; }

    public Glyphs Glyphs => terminal.Glyphs;

    public void Paint(LiveContext context) => window.Paint(context);
}
