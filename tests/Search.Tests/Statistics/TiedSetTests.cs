using Sweep.Messages;

namespace Sweep.Search.Tests.Statistics;

public sealed class TiedSetTests
{
    [Fact]
    public void With_one_seed_nothing_can_be_told_apart()
    {
        Tied(Goal.Maximize, Seeds(0.97), Seeds(0.96), Seeds(0.11)).ShouldBe([true, true, true]);
    }

    [Fact]
    public void A_clear_difference_over_common_seeds_is_told_apart_even_when_the_seeds_differ_widely()
    {
        double[] best = [0.90, 0.95, 0.85, 0.99, 0.80];

        var tied = Tied(
            Goal.Maximize, Seeds(best), Seeds([.. best.Select((v, i) => v - 0.01 - (i * 0.0001))]),
            Seeds(0.91, 0.93, 0.86, 0.97, 0.81));

        tied.ShouldBe([true, false, true]);
    }

    [Fact]
    public void Holm_asks_more_of_each_difference_the_more_there_are()
    {
        double[] best = [1, 1, 1, 1, 1];
        double[] near = [0.99, 0.97, 0.985, 0.96, 0.995];
        PairedTest.Of([.. near.Select(v => v - 1)]).ShouldNotBeNull().P.ShouldBeInRange(0.025, 0.05);

        Tied(Goal.Maximize, Seeds(best), Seeds(near)).ShouldBe([true, false]);
        Tied(Goal.Maximize, Seeds(best), Seeds(near), Seeds(near)).ShouldBe([true, true, true]);
    }

    [Fact]
    public void Only_seeds_that_both_measured_are_compared()
    {
        var best = new Dictionary<int, double> { [0] = 0.9, [1] = 0.9, [2] = 0.9 };
        var other = new Dictionary<int, double> { [2] = 0.1, [3] = 0.1, [4] = 0.1 };

        Tied(Goal.Maximize, best, other).ShouldBe([true, true]);
    }

    [Fact]
    public void Equal_differences_leave_no_doubt()
    {
        Tied(Goal.Minimize, Seeds(1, 2), Seeds(1, 2), Seeds(1.5, 2.5)).ShouldBe([true, true, false]);
    }

    [Fact]
    public void A_configuration_that_is_better_on_the_common_seeds_is_not_called_worse()
    {
        var best = new Dictionary<int, double> { [0] = 0.5, [1] = 0.5, [2] = 0.99, [3] = 0.99 };
        var other = new Dictionary<int, double> { [0] = 0.6, [1] = 0.6 };

        Tied(Goal.Maximize, best, other).ShouldBe([true, true]);
    }

    [Fact]
    public void A_seed_that_diverged_unties_from_a_best_that_lost_none()
    {
        var results = Leaderboard.Rank(
            [
                (new ConfigurationId(0), Completed(0.97, 0.96, 0.98)),
                (new ConfigurationId(1), [.. Completed(0.99, 0.99), new(2, TrialState.Diverged, double.NaN)]),
            ],
            Goal.Maximize);

        results.Select(summary => summary.TiedWithBest).ShouldBe([true, false]);
    }

    [Fact]
    public void When_all_lost_as_large_a_share_the_seeds_left_in_common_decide()
    {
        var results = Leaderboard.Rank(
            [
                (new ConfigurationId(0), [.. Completed(0.97, 0.96, 0.98), new(3, TrialState.Diverged, double.NaN)]),
                (new ConfigurationId(1), [.. Completed(0.96, 0.97, 0.97), new(3, TrialState.Diverged, double.NaN)]),
                (new ConfigurationId(2), [.. Completed(0.1, 0.1, 0.12), new(3, TrialState.Diverged, double.NaN)]),
            ],
            Goal.Maximize);

        results.Select(summary => summary.TiedWithBest).ShouldBe([true, true, false]);
    }

    [Fact]
    public void The_true_best_stays_in_the_set_in_at_least_95_of_100_sweeps()
    {
        var random = new Random(1);
        var kept = 0;
        for (var sweep = 0; sweep < 1000; sweep++)
        {
            // All equal is the hardest case: every one of them is a true best, so any may be watched.
            var tied = Tied(Goal.Maximize, [.. Enumerable.Range(0, 12).Select(_ => Seeds(Normals(random, 10)))], 0);
            if (tied) kept++;
        }

        kept.ShouldBeGreaterThanOrEqualTo(950);
    }

    private static bool[] Tied(Goal goal, params Dictionary<int, double>[] configurations) =>
        [.. Enumerable.Range(0, configurations.Length).Select(number => Tied(goal, configurations, number))];

    private static bool Tied(Goal goal, Dictionary<int, double>[] configurations, int number) => Leaderboard.Rank(
        configurations.Select((values, id) => (
            new ConfigurationId(id),
            (IReadOnlyList<SeedResult>)[.. values.Select(v => new SeedResult(v.Key, TrialState.Completed, v.Value))])),
        goal).Single(summary => summary.Id.Number == number).TiedWithBest;

    private static Dictionary<int, double> Seeds(params double[] values) =>
        values.Index().ToDictionary(pair => pair.Index, pair => pair.Item);

    private static SeedResult[] Completed(params double[] values) =>
        [.. values.Select((value, seed) => new SeedResult(seed, TrialState.Completed, value))];

    private static double[] Normals(Random random, int count) => [.. Enumerable.Range(0, count).Select(
        _ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
}
