using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Tests.Rendering;

public sealed class FiguresTests
{
    private static readonly Figures Accuracy = new("accuracy", Glyphs.Unicode);
    private static readonly Figures Loss = new("loss", Glyphs.Unicode);

    [Fact]
    public void Accuracy_is_shown_in_percent() => Accuracy.MeanAndSd(0.97843, 0.0011).ShouldBe("97.84 ± 0.11");

    [Fact]
    public void Other_metrics_have_four_digits() => Loss.Value(0.123456).ShouldBe("0.1235");

    [Fact]
    public void A_figure_that_is_not_defined_is_not_zero()
    {
        Accuracy.MeanAndSd(0.5, null).ShouldBe("50.00");
        Accuracy.Interval(null, null).ShouldBe("–");
        Accuracy.Value(null).ShouldBe("–");
    }

    [Fact]
    public void What_is_not_finite_is_spelled_out()
    {
        Accuracy.Value(double.NaN).ShouldBe("NaN");
        Loss.Value(double.PositiveInfinity).ShouldBe("Infinity");
    }

    [Theory]
    [InlineData(0.04, "0.0 s", "0:00")]
    [InlineData(42.4, "42 s", "0:42")]
    [InlineData(754, "12 min 34 s", "12:34")]
    [InlineData(11_045, "3 h 4 min", "3:04:05")]
    [InlineData(183_845, "2 d 3 h", "2 d 03:04")]
    public void Times_read_well(double seconds, string words, string clock)
    {
        Durations.Words(TimeSpan.FromSeconds(seconds)).ShouldBe(words);
        Durations.Clock(TimeSpan.FromSeconds(seconds)).ShouldBe(clock);
    }
}
