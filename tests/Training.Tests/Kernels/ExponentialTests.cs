using System.Runtime.Intrinsics;
using Sweep.Training.Kernels;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Kernels;

public class ExponentialTests
{
    [Fact]
    public void Exp_is_within_two_units_in_the_last_place()
    {
        for (var value = -87.2f; value < 88; value += 0.0137f)
        {
            var exact = Math.Exp(value);
            double unit = MathF.BitIncrement((float)exact) - (float)exact;

            Math.Abs(Exp(value) - exact).ShouldBeLessThanOrEqualTo(2 * unit, $"exp({value})");
        }
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-100f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp_knows_the_edges(float value, float expected) => Exp(value).ShouldBe(expected);

    [Fact]
    public void Log_is_as_good_as_the_systems()
    {
        for (var value = 1e-9; value < 1e9; value *= 1.0137)
        {
            Exponential.Log(value).ShouldBe(Math.Log(value), 4e-16 * Math.Max(1, Math.Abs(Math.Log(value))));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-1, double.NaN)]
    public void Log_knows_the_edges(double value, double expected) => Exponential.Log(value).ShouldBe(expected);

    private static float Exp(float value) =>
        Exponential.Exp<Simd128, Vector128<float>>(Vector128.Create(value)).ToScalar();
}
