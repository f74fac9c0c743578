namespace Sweep.Messages.Definition;

/// <summary>Where a value was written: a file with line and column, or an override (line 0).</summary>
internal readonly record struct Place(string Source, int Line, int Column);
