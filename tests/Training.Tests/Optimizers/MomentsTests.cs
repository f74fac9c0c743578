using System.Runtime.Intrinsics;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

public class MomentsTests
{
    [Theory]
    [InlineData(1e-31f, 0)]
    [InlineData(-1e-31f, 0)]
    [InlineData(float.Epsilon, 0)]
    [InlineData(1e-30f, 1e-30f)]
    [InlineData(-1e-30f, -1e-30f)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    public void Only_tiny_moments_are_dropped(float moment, float expected) =>
        Moments.DropTiny<Simd128, Vector128<float>>(Vector128.Create(moment)).ToScalar().ShouldBe(expected);
}
