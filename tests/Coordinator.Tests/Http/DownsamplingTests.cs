using Sweep.Coordinator.Http.Trials;

namespace Sweep.Coordinator.Tests.Http;

public sealed class DownsamplingTests
{
    [Fact]
    public void Few_points_stay_as_they_are() =>
        Downsampling.Of([(1, 3.0), (2, 2.0)], 4).Values.ShouldBe([3.0, 2.0]);

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(100)]
    public void The_ends_the_least_and_the_greatest_value_are_always_there(int pointsMax)
    {
        var points = Enumerable.Range(1, 10_000).Select(step => ((long)step, Math.Sin(step / 300.0))).ToArray();
        points[6_543].Item2 = 1000;
        points[1_234].Item2 = double.NegativeInfinity;

        var curve = Downsampling.Of(points, pointsMax);

        curve.Values.Length.ShouldBeLessThanOrEqualTo(pointsMax);
        curve.Steps.Length.ShouldBe(curve.Values.Length);
        curve.Steps.ShouldBe(curve.Steps.Order());
        (curve.Steps[0], curve.Steps[^1]).ShouldBe((1, 10_000));
        (curve.Values.Max(), curve.Values.Min()).ShouldBe((1000, double.NegativeInfinity));
    }

    [Fact]
    public void What_is_not_a_number_stays_visible()
    {
        var points = Enumerable.Range(1, 1000).Select(step => ((long)step, 1.0 / step)).ToArray();
        points[500].Item2 = double.NaN;

        var curve = Downsampling.Of(points, 20);

        curve.Values.ShouldContain(double.NaN);
        curve.Values.Length.ShouldBeLessThanOrEqualTo(20);
    }
}
