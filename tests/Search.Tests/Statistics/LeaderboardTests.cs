using System.Collections.Immutable;
using Sweep.Messages;
using static Sweep.Messages.TrialState;

namespace Sweep.Search.Tests.Statistics;

public sealed class LeaderboardTests
{
    [Theory]
    [InlineData(Goal.Maximize, "2 0 1")]
    [InlineData(Goal.Minimize, "1 0 2")]
    public void Configurations_are_ranked_by_their_mean_in_the_direction_of_the_goal(Goal goal, string expected)
    {
        var ranked = Rank(goal, Measured(0.5, 0.6), Measured(0.1, 0.2), Measured(0.8, 0.9));

        Order(ranked).ShouldBe(expected);
        ranked.Select(summary => summary.Rank).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Equal_means_are_ordered_by_configuration()
    {
        Order(Rank(Goal.Maximize, Measured(0.4, 0.6), Measured(0.5, 0.5), Measured(0.6, 0.4))).ShouldBe("0 1 2");
    }

    [Fact]
    public void A_diverged_seed_counts_as_the_worst_value_so_its_configuration_comes_after_all_without_one()
    {
        var ranked = Rank(
            Goal.Maximize,
            [(Completed, 0.99), (Completed, 0.99), (Diverged, double.NaN)],
            [(Diverged, null), (Completed, 0.99), (Failed, null)],
            [(Completed, 0.2), (Completed, 0.3), (Completed, 0.1)],
            [(Completed, 0.98), (Completed, double.NaN), (Completed, 0.98)],
            [(Diverged, null), (Diverged, 0.5), (Diverged, double.PositiveInfinity)],
            [(Completed, 0.4), (Completed, 0.5), (Pending, null)]);

        Order(ranked).ShouldBe("5 2 0 3 1 4");
    }

    [Fact]
    public void The_share_of_lost_seeds_counts_not_their_number()
    {
        var ranked = Rank(
            Goal.Maximize,
            [(Completed, 0.9), (Diverged, null), (Pending, null), (Pending, null)],
            [(Completed, 0.5), (Diverged, null), (Completed, 0.5), (Completed, 0.5)]);

        Order(ranked).ShouldBe("1 0");
    }

    [Fact]
    public void A_configuration_of_which_nothing_is_known_comes_last_and_is_not_tied()
    {
        var ranked = Rank(Goal.Maximize, [(Pending, null)], [(Diverged, null)], [(Running, 0.9)], [(Cancelled, 0.7)]);

        Order(ranked).ShouldBe("1 0 2 3");
        ranked.ShouldAllBe(summary => !summary.TiedWithBest && summary.N == 0 && summary.Mean == null);
    }

    [Fact]
    public void Each_state_is_counted_and_only_completed_finite_values_enter_the_figures()
    {
        var summary = Rank(
            Goal.Maximize,
            [
                (Completed, 0.5), (Completed, 0.7), (Completed, double.NaN), (Completed, null), (Diverged, 0.1),
                (Failed, 0.1), (Stopped, 0.1), (Cancelled, 0.1), (Pending, null), (Running, 0.1),
            ]).Single();

        summary.N.ShouldBe(2);
        summary.Mean.ShouldNotBeNull().ShouldBe(0.6, 1e-15);
        (summary.Min, summary.Max).ShouldBe((0.5, 0.7));
        (summary.Diverged, summary.Failed, summary.Stopped).ShouldBe((1, 1, 1));
        (summary.NotFinite, summary.Cancelled, summary.Pending).ShouldBe((2, 1, 2));
    }

    [Fact]
    public void Diverged_configurations_change_neither_order_nor_verdicts_of_the_others()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            (TrialState, double?)[][] sound = [.. Enumerable.Range(0, 6).Select(
                c => Measured([.. Enumerable.Range(0, 5).Select(_ => random.NextDouble() + (c / 3.0))]))];
            (TrialState, double?)[][] broken = [.. Enumerable.Range(0, 4).Select(_ => AllDiverged(5))];

            var alone = Rank(Goal.Maximize, sound);
            var together = Rank(Goal.Maximize, [.. sound, .. broken]);

            together.Take(6).ShouldBe(alone, $"seed {seed}");
            together.Skip(6).ShouldAllBe(summary => !summary.TiedWithBest);
        }
    }

    [Fact]
    public void Minimizing_negated_values_gives_the_same_ranks_and_ties()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            double[][] values = [.. Enumerable.Range(0, 7).Select(
                c => Enumerable.Range(0, 6).Select(_ => random.NextDouble() + (c / 5.0)).ToArray())];

            var up = Rank(Goal.Maximize, [.. values.Select(Measured)]);
            var down = Rank(Goal.Minimize, [.. values.Select(v => Measured([.. v.Select(x => -x)]))]);

            down.Select(s => (s.Id, s.Rank, s.TiedWithBest, -s.Mean)).ShouldBe(
                up.Select(s => (s.Id, s.Rank, s.TiedWithBest, s.Mean)), $"seed {seed}");
        }
    }

    private static ImmutableArray<ConfigurationSummary> Rank(
        Goal goal, params (TrialState, double?)[][] configurations) => Leaderboard.Rank(
            configurations.Select((results, number) => (
                new ConfigurationId(number),
                (IReadOnlyList<SeedResult>)[.. results.Select((r, i) => new SeedResult(i, r.Item1, r.Item2))])),
            goal);

    private static (TrialState, double?)[] Measured(params double[] values) =>
        [.. values.Select(value => (Completed, (double?)value))];

    private static (TrialState, double?)[] AllDiverged(int seeds) =>
        [.. Enumerable.Repeat((Diverged, (double?)double.NaN), seeds)];

    private static string Order(IEnumerable<ConfigurationSummary> ranked) =>
        string.Join(' ', ranked.Select(summary => summary.Id.Number));
}
