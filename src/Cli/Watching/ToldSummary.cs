using Sweep.Messages;
using Sweep.Messages.Api;
using Sweep.Search;

namespace Sweep.Cli.Watching;

/// <summary>What a coordinator computed, as this program computes it itself.</summary>
internal static class ToldSummary
{
    public static ConfigurationSummary Of(ConfigurationFigures told) => new(
        new ConfigurationId(told.Id), told.N, told.Mean, told.Sd,
        told.Ci95 is [var low, var high] ? new Interval(low, high) : null, told.Min, told.Max,
        told.Diverged, told.Failed, told.Stopped, told.Rank, told.TiedWithBest)
    {
        NotFinite = told.NotFinite,
        Cancelled = told.Cancelled,
        Pending = told.Pending,
    };
}
