namespace Sweep.Search.Tests.Statistics;

public sealed class SeedStatisticsTests
{
    [Fact]
    public void Nothing_has_no_figures()
    {
        SeedStatistics.Of([]).ShouldBe(new SeedStatistics(0, null, null, null, null, null));
    }

    [Fact]
    public void One_value_has_a_mean_but_no_spread()
    {
        SeedStatistics.Of([0.97]).ShouldBe(new SeedStatistics(1, 0.97, null, null, 0.97, 0.97));
    }

    [Fact]
    public void Equal_values_have_exactly_their_own_mean_and_no_spread()
    {
        for (var n = 2; n < 50; n++)
        {
            var value = 0.1 + (n / 1000.0);

            var actual = SeedStatistics.Of(Enumerable.Repeat(value, n).ToArray());

            actual.ShouldBe(new SeedStatistics(n, value, 0, new Interval(value, value), value, value));
        }
    }

    [Fact]
    public void The_order_of_the_seeds_changes_no_more_than_the_last_digits()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => 0.95 + (i * 37 % 41 / 5000.0))];
        var forward = SeedStatistics.Of(values);

        Array.Reverse(values);
        var backward = SeedStatistics.Of(values);

        backward.Mean!.Value.ShouldBe(forward.Mean!.Value, 2e-16);
        backward.Sd!.Value.ShouldBe(forward.Sd!.Value, 1e-17);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_a_mistake_of_the_caller(double value)
    {
        Should.Throw<ArgumentException>(() => SeedStatistics.Of([1, value]));
    }

    [Fact]
    public void Differences_that_are_all_equal_are_judged_exactly()
    {
        PairedTest.Of([0, 0, 0]).ShouldBe(new PairedTest(3, 0, 0, 1));
        PairedTest.Of([-0.25, -0.25]).ShouldBe(new PairedTest(2, -0.25, double.NegativeInfinity, 0));
    }

    [Fact]
    public void Fewer_than_two_pairs_give_no_verdict()
    {
        PairedTest.Of([]).ShouldBeNull();
        PairedTest.Of([-0.5]).ShouldBeNull();
    }
}
