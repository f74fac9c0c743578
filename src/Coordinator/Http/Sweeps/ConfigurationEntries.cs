using System.Collections.Immutable;
using Sweep.Messages.Api;
using Sweep.Search;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Ranked configurations as clients get them.</summary>
internal static class ConfigurationEntries
{
    public static ConfigurationEntry Of(ConfigurationSummary summary, Grid grid)
    {
        var configuration = grid.ConfigurationAt(summary.Id);
        return new ConfigurationEntry
        {
            Id = summary.Id.Number,
            Config = ConfigurationJson.Of(configuration),
            Display = configuration.Display,
            N = summary.N,
            Mean = summary.Mean,
            Sd = summary.Sd,
            Ci95 = summary.Ci95 is { } interval ? ImmutableArray.Create(interval.Low, interval.High) : null,
            Min = summary.Min,
            Max = summary.Max,
            Diverged = summary.Diverged,
            Failed = summary.Failed,
            Stopped = summary.Stopped,
            NotFinite = summary.NotFinite,
            Cancelled = summary.Cancelled,
            Pending = summary.Pending,
            Rank = summary.Rank,
            TiedWithBest = summary.TiedWithBest,
        };
    }
}
