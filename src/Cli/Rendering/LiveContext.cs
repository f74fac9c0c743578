using Sweep.Cli.Terminals;

namespace Sweep.Cli.Rendering;

/// <summary>All that a frame of the live view depends on; equal contexts give equal frames.</summary>
internal sealed record LiveContext(ILivePicture Picture, Glyphs Glyphs)
{
    /// <summary>Who does the work: <c>2 workers</c>.</summary>
    public required string Crew { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Null while there is too little to go by.</summary>
    public required TimeSpan? Left { get; init; }

    public required LiveFooter Footer { get; init; }

    /// <summary>Something that the viewer must know of the whole sweep, such as that it is paused; null when there is
    /// nothing.</summary>
    public string? Notice { get; init; }

    public Figures Figures => new(Picture.Metric, Glyphs);
}
