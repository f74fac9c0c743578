using Sweep.Cli.Progress;
using Sweep.Cli.Terminals;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>All that a frame of the live view depends on; equal contexts give equal frames.</summary>
internal sealed record LiveContext(
    RunProgress Progress, IReadOnlyList<ConfigurationSummary> Leading, int Workers, Glyphs Glyphs)
{
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Null while there is too little to go by.</summary>
    public required TimeSpan? Left { get; init; }

    /// <summary>Ctrl-C was pressed, and running trials are being saved.</summary>
    public bool IsStopping { get; init; }

    /// <summary>The results are kept: a stopped run can go on.</summary>
    public bool IsKept { get; init; }

    public Figures Figures => new(Progress.Grid.Definition.Objective.Metric, Glyphs);
}
