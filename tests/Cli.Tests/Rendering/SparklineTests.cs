using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Tests.Rendering;

public sealed class SparklineTests
{
    [Fact]
    public void Equal_ratios_are_equal_heights() =>
        Sparkline.Draw([128, 64, 32, 16, 8, 4, 2, 1], 8, Glyphs.Unicode).ShouldBe("█▇▆▅▄▃▂▁");

    [Fact]
    public void Values_that_are_not_positive_are_drawn_evenly() =>
        Sparkline.Draw([0, 7], 8, Glyphs.Unicode).ShouldBe("▁█");

    [Fact]
    public void A_value_that_is_not_finite_has_its_own_sign() =>
        Sparkline.Draw([1, 2, double.NaN, double.PositiveInfinity], 8, Glyphs.Unicode).ShouldBe("▁█××");

    [Fact]
    public void Many_values_share_the_cells() =>
        Sparkline.Draw([.. Enumerable.Range(1, 1000).Select(i => (double)i)], 10, Glyphs.Ascii).Length.ShouldBe(10);

    [Fact]
    public void A_level_curve_lies_at_the_bottom() => Sparkline.Draw([3, 3], 5, Glyphs.Unicode).ShouldBe("▁▁");

    [Fact]
    public void Nothing_is_drawn_from_nothing() => Sparkline.Draw([], 5, Glyphs.Unicode).ShouldBe("");
}
