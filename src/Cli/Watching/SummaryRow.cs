using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Watching;

/// <summary>One of <c>configs[]</c> in summary.json.</summary>
internal sealed record SummaryRow(long Id, int N, int Rank, bool TiedWithBest)
{
    public double? Mean { get; init; }

    public double? Sd { get; init; }

    public ImmutableArray<double>? Ci95 { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public int Diverged { get; init; }

    public int Failed { get; init; }

    public int Stopped { get; init; }

    public int NotFinite { get; init; }

    public int Cancelled { get; init; }

    public int Pending { get; init; }

    public ConfigurationSummary ToSummary() => new(
        new ConfigurationId(Id), N, Mean, Sd, Ci95 is [var low, var high] ? new Interval(low, high) : null, Min, Max,
        Diverged, Failed, Stopped, Rank, TiedWithBest)
    {
        NotFinite = NotFinite,
        Cancelled = Cancelled,
        Pending = Pending,
    };
}
