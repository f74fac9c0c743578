using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Search;

/// <summary>Compares configurations over seeds. docs/statistics.md gives the rules and their reasons: worst cases first
/// (the share of seeds lost), then the mean of the measured seeds; and the set that is tied with the best.</summary>
public static class Leaderboard
{
    /// <summary>Ranks configurations, best first. Each is summarised as it streams by; only its measured values stay.
    /// </summary>
    public static ImmutableArray<ConfigurationSummary> Rank(
        IEnumerable<(ConfigurationId Id, IReadOnlyList<SeedResult> Results)> configurations, Goal goal)
    {
        var entries = configurations.Select(c => LeaderboardEntry.Of(c.Id, c.Results)).ToArray();
        Array.Sort(entries, (a, b) => Compare(a, b, goal));

        var tied = TiedSet.WithFirst(entries, goal);
        return [.. entries.Select((entry, place) => entry.Summary with
        {
            Rank = place + 1,
            TiedWithBest = tied[place],
        })];
    }

    private static int Compare(LeaderboardEntry a, LeaderboardEntry b, Goal goal)
    {
        var byKnowledge = b.IsAnySeedOver.CompareTo(a.IsAnySeedOver);
        if (byKnowledge != 0) return byKnowledge;

        var byLoss = LeaderboardEntry.CompareLostShare(a, b);
        if (byLoss != 0) return byLoss;

        var byMean = MetricOrder.Compare(a.Summary.Mean, b.Summary.Mean, goal);
        return byMean != 0 ? byMean : a.Summary.Id.CompareTo(b.Summary.Id);
    }
}
