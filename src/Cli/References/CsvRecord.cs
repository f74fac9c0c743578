namespace Sweep.Cli.References;

/// <summary>One row of a CSV file and the line on which it begins, from 1.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);
