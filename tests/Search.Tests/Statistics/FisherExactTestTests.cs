namespace Sweep.Search.Tests.Statistics;

public sealed class FisherExactTestTests
{
    /// <summary>Counted by hand: tables with the same margins, those as unlikely as the observed one or more.</summary>
    [Theory]
    [InlineData(0, 5, 5, 0, 2.0 / 252)]
    [InlineData(3, 1, 1, 3, 34.0 / 70)]
    [InlineData(0, 10, 10, 0, 2.0 / 184756)]
    [InlineData(1, 4, 0, 5, 1.0)]
    [InlineData(2, 3, 2, 3, 1.0)]
    public void It_counts_the_tables_that_are_at_most_as_likely(
        int lostA, int keptA, int lostB, int keptB, double expected) =>
        FisherExactTest.P(lostA, keptA, lostB, keptB).ShouldBe(expected, expected * 1e-9);
}
