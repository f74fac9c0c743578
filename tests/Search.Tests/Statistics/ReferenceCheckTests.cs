namespace Sweep.Search.Tests.Statistics;

public sealed class ReferenceCheckTests
{
    [Theory]
    [InlineData(0.83, ReferenceVerdict.Within)]
    [InlineData(0.829, ReferenceVerdict.Outside)]
    [InlineData(0.92, ReferenceVerdict.Within)]
    [InlineData(0.931, ReferenceVerdict.Outside)]
    [InlineData(double.NaN, ReferenceVerdict.NotComparable)]
    public void Three_standard_deviations_decide(double published, ReferenceVerdict expected)
    {
        // Mean 0.88, standard deviation 0.0167.
        var check = ReferenceCheck.Of([0.8633, 0.88, 0.8967], published);

        check.Verdict.ShouldBe(expected);
        check.Seeds.N.ShouldBe(3);
    }

    [Fact]
    public void One_seed_has_no_spread_to_compare_with() =>
        ReferenceCheck.Of([0.9], 0.9).Verdict.ShouldBe(ReferenceVerdict.NotComparable);

    [Fact]
    public void Seeds_that_agree_have_only_their_value_within()
    {
        ReferenceCheck.Of([0.9, 0.9], 0.9).Verdict.ShouldBe(ReferenceVerdict.Within);
        ReferenceCheck.Of([0.9, 0.9], 0.91).Verdict.ShouldBe(ReferenceVerdict.Outside);
    }
}
