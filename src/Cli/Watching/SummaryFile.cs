using System.Collections.Immutable;

namespace Sweep.Cli.Watching;

/// <summary>What is read of summary.json (docs/results.md).</summary>
internal sealed record SummaryFile
{
    public required ImmutableSortedDictionary<string, long> Counts { get; init; }

    public required ImmutableArray<SummaryRow> Configs { get; init; }
}
