using Sweep.Cli.Progress;

namespace Sweep.Cli.Tests.Progress;

public sealed class CurveTests
{
    [Fact]
    public void A_million_values_stay_few_points_that_span_the_whole_course()
    {
        var curve = new Curve();

        for (var i = 0; i < 1_000_000; i++) curve.Add(i);

        curve.Points.Count.ShouldBeInRange(64, 128);
        curve.Points[0].ShouldBeLessThan(20_000);
        curve.Points[^1].ShouldBeGreaterThan(970_000);
        (curve.First, curve.Last).ShouldBe((0, 999_999));
    }

    [Fact]
    public void A_value_that_is_not_finite_survives_merging()
    {
        var curve = new Curve();

        for (var i = 0; i < 1000; i++) curve.Add(i == 500 ? double.NaN : 1);

        curve.Points.Count(double.IsNaN).ShouldBe(1);
    }
}
