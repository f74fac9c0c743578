using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>A set of cells: those that have, for each name, one of its values.</summary>
public sealed record CellPattern(ImmutableArray<GridAxis> Names);
