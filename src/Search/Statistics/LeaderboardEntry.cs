using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Search;

/// <summary>What ranking and tests need of one configuration: its summary before it has a rank, the seeds that were
/// lost, and the measured values by seed.</summary>
internal sealed record LeaderboardEntry(
    ConfigurationSummary Summary, int Lost, ImmutableArray<KeyValuePair<int, double>> BySeed)
{
    public bool IsAnySeedOver => Lost + Summary.N > 0;

    public static LeaderboardEntry Of(ConfigurationId id, IReadOnlyList<SeedResult> results)
    {
        var measured = results.Where(result => result.IsMeasured)
            .Select(result => KeyValuePair.Create(result.Seed, result.Objective!.Value))
            .OrderBy(pair => pair.Key)
            .ToImmutableArray();
        var sample = SeedStatistics.Of(measured.Select(pair => pair.Value).ToArray());

        var summary = new ConfigurationSummary(
            id, sample.N, sample.Mean, sample.Sd, sample.Ci95, sample.Min, sample.Max,
            Diverged: Count(results, TrialState.Diverged),
            Failed: Count(results, TrialState.Failed),
            Stopped: Count(results, TrialState.Stopped),
            Rank: 0,
            TiedWithBest: false)
        {
            NotFinite = results.Count(result => result is { State: TrialState.Completed, IsMeasured: false }),
            Cancelled = Count(results, TrialState.Cancelled),
            Pending = Count(results, TrialState.Pending) + Count(results, TrialState.Running),
        };
        return new LeaderboardEntry(summary, results.Count(result => result.IsLost), measured);
    }

    /// <summary>Negative when the first lost the smaller share of its seeds; exact, by cross-multiplication.</summary>
    public static int CompareLostShare(LeaderboardEntry a, LeaderboardEntry b) =>
        ((long)a.Lost * (b.Lost + b.Summary.N)).CompareTo((long)b.Lost * (a.Lost + a.Summary.N));

    private static int Count(IReadOnlyList<SeedResult> results, TrialState state) =>
        results.Count(result => result.State == state);
}
