using System.Collections.Immutable;
using Sweep.Messages.Api;

namespace Sweep.Cli.Watching;

/// <summary>What is read of summary.json (docs/results.md).</summary>
internal sealed record SummaryFile
{
    public required ImmutableSortedDictionary<string, long> Counts { get; init; }

    public required ImmutableArray<ConfigurationFigures> Configs { get; init; }
}
