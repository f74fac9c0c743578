using Sweep.Messages;

namespace Sweep.Search;

/// <summary>Which configurations the data do not show to be worse than the best one. A verdict needs evidence: without
/// two common seeds nothing is told apart.</summary>
internal static class TiedSet
{
    private const double Alpha = 0.05;

    /// <summary>Verdicts in the order of the entries, which are sorted best first.</summary>
    public static bool[] WithFirst(LeaderboardEntry[] entries, Goal goal)
    {
        var tied = new bool[entries.Length];
        if (entries.Length == 0 || entries[0].BySeed.IsEmpty) return tied;

        var tests = new List<(int Place, PairedTest Test)>();
        tied[0] = true;
        for (var place = 1; place < entries.Length; place++)
        {
            tied[place] = IsCandidate(entries[place], entries[0]);
            if (tied[place] && PairedTest.Of(Differences(entries[place], entries[0])) is { } test)
            {
                tests.Add((place, test));
            }
        }

        var rejected = Holm.Rejected([.. tests.Select(t => t.Test.P)], Alpha);
        for (var i = 0; i < tests.Count; i++)
        {
            if (rejected[i] && IsWorse(tests[i].Test.MeanDifference, goal)) tied[tests[i].Place] = false;
        }

        return tied;
    }

    /// <summary>A larger share of lost seeds was seen, not estimated: such a configuration is worse by the worst-case
    /// rule, and is not tested.</summary>
    private static bool IsCandidate(LeaderboardEntry entry, LeaderboardEntry best) =>
        !entry.BySeed.IsEmpty && LeaderboardEntry.CompareLostShare(entry, best) == 0;

    private static bool IsWorse(double difference, Goal goal) =>
        goal == Goal.Maximize ? difference < 0 : difference > 0;

    /// <summary>Entry less best on each seed that both measured; both are in seed order.</summary>
    private static double[] Differences(LeaderboardEntry entry, LeaderboardEntry best)
    {
        var ofBest = best.BySeed.ToDictionary();
        return [.. entry.BySeed.Where(pair => ofBest.ContainsKey(pair.Key))
            .Select(pair => pair.Value - ofBest[pair.Key])];
    }
}
