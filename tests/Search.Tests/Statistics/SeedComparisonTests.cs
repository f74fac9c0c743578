using Sweep.Messages;

namespace Sweep.Search.Tests.Statistics;

public sealed class SeedComparisonTests
{
    [Fact]
    public void With_the_same_seeds_differences_are_taken_seed_by_seed()
    {
        double[] before = [0.90, 0.95, 0.85, 0.99, 0.80];

        var row = One(Seeds(0, before), Seeds(0, [.. before.Select((v, i) => v + 0.01 + (i * 1e-4))]));

        row.Difference.ShouldNotBeNull().IsPaired.ShouldBeTrue();
        row.Difference.Mean.ShouldBe(0.0102, 1e-12);
        row.Difference.Ci95.Low.ShouldBeInRange(0.009, 0.0102);
        row.Verdict.ShouldBe(ComparisonVerdict.Better);
    }

    [Fact]
    public void With_other_seeds_the_samples_are_independent()
    {
        double[] before = [0.90, 0.95, 0.85, 0.99, 0.80];

        var row = One(Seeds(0, before), Seeds(5, [.. before.Select((v, i) => v + 0.01 + (i * 1e-4))]));

        row.Difference.ShouldNotBeNull().IsPaired.ShouldBeFalse();
        row.Verdict.ShouldBe(ComparisonVerdict.NoDifferenceShown);
    }

    [Fact]
    public void Higher_is_worse_when_the_goal_is_to_minimize() =>
        One(Seeds(0, 1, 1.1, 1.2), Seeds(0, 2, 2.1, 2.21), Goal.Minimize).Verdict.ShouldBe(ComparisonVerdict.Worse);

    [Fact]
    public void One_seed_is_too_few() =>
        One(Seeds(0, 0.9), Seeds(0, 0.1)).Verdict.ShouldBe(ComparisonVerdict.TooFewSeeds);

    [Fact]
    public void Equal_sweeps_show_no_difference()
    {
        var row = One(Seeds(0, 0.9, 0.8), Seeds(0, 0.9, 0.8));

        row.Difference.ShouldBe(new SeedDifference(true, 2, 0, new Interval(0, 0), 1));
        row.Verdict.ShouldBe(ComparisonVerdict.NoDifferenceShown);
    }

    [Fact]
    public void A_configuration_of_one_sweep_alone_is_shown_as_such() =>
        SeedComparison.Of([(Seeds(0, 0.9, 0.8), null), (null, Seeds(0, 0.9))], Goal.Maximize)
            .Select(row => row.Verdict).ShouldAllBe(verdict => verdict == ComparisonVerdict.OnlyInOne);

    [Fact]
    public void Losing_every_seed_is_told_from_losing_none()
    {
        SeedResult[] lost = [.. Enumerable.Range(0, 5).Select(seed => new SeedResult(seed, TrialState.Diverged, null))];
        var kept = Seeds(0, 0.9, 0.8, 0.85, 0.9, 0.91);

        One(kept, lost).Verdict.ShouldBe(ComparisonVerdict.LosesMore);
        One(lost, kept).Verdict.ShouldBe(ComparisonVerdict.LosesFewer);
        One(lost, lost).Verdict.ShouldBe(ComparisonVerdict.TooFewSeeds);
    }

    [Fact]
    public void Holm_asks_more_of_each_row_the_more_there_are()
    {
        var (a, b) = (Seeds(0, 1, 1, 1, 1, 1), Seeds(0, 0.99, 0.97, 0.985, 0.96, 0.995));

        One(a, b).Verdict.ShouldBe(ComparisonVerdict.Worse);
        SeedComparison.Of([(a, b), (a, b)], Goal.Maximize)
            .ShouldAllBe(row => row.Verdict == ComparisonVerdict.NoDifferenceShown);
    }

    private static SeedComparison One(
        IReadOnlyList<SeedResult> first, IReadOnlyList<SeedResult> second, Goal goal = Goal.Maximize) =>
        SeedComparison.Of([(first, second)], goal)[0];

    private static SeedResult[] Seeds(int from, params double[] values) =>
        [.. values.Select((value, i) => new SeedResult(from + i, TrialState.Completed, value))];
}
