using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>The product of its axes and linked axes, less what <c>exclude</c> matches, plus each <c>include</c>. A
/// block without axes has no product. The order of axes carries no meaning: cells are ordered by
/// <see cref="Definition.CellSegment"/>.</summary>
public sealed record GridBlock(
    ImmutableArray<GridAxis> Axes,
    ImmutableArray<LinkedAxes> Linked,
    ImmutableArray<NamedCell> Include,
    ImmutableArray<CellPattern> Exclude);
