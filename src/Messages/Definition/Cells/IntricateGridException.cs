namespace Sweep.Messages.Definition;

/// <summary>The excludes of a grid cut it into more pieces than can be counted without visiting every cell.</summary>
public sealed class IntricateGridException()
    : Exception(
        "the excludes and overlaps of this grid cut it into too many pieces to count; use fewer or simpler ones");
