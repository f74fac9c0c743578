using Sweep.Training.Cpu;
using Sweep.Training.Kernels;

namespace Sweep.Training.Tests.Cpu;

public class NormalisationTests
{
    [Fact]
    public void A_pixel_is_divided_then_moved_then_scaled()
    {
        var values = PixelValues.Table(new Normalisation(0.1307, 0.3081));

        values[0].ShouldBe(-0.1307f / 0.3081f);
        values[255].ShouldBe((1f - 0.1307f) / 0.3081f);
        values[100].ShouldBe((100 / 255f - 0.1307f) / 0.3081f);
    }

    [Fact]
    public void An_mlp_sees_normalised_pixels_too()
    {
        var data = RandomData.Create(90, 5, density: 0.3);
        var shape = new NetworkShape(90, [12], 5);
        using var plain = new CpuLaneEngine(shape, data);
        using var same = new CpuLaneEngine(shape with { Normalisation = new Normalisation(0, 1) }, data);
        using var moved = new CpuLaneEngine(shape with { Normalisation = new Normalisation(0.2, 0.5) }, data);

        var (first, second, third) = (Loss(plain), Loss(same), Loss(moved));

        second.ShouldBe(first);
        third.ShouldNotBe(first);

        static double Loss(ILaneEngine engine) => engine.Evaluate(engine.Add(Lanes.With(Lanes.Sgd))).Loss;
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void A_normalisation_without_sense_is_refused(double mean, double deviation)
    {
        var data = RandomData.Create(90, 5, density: 0.3);
        var shape = new NetworkShape(90, [12], 5) { Normalisation = new Normalisation(mean, deviation) };

        Should.Throw<ArgumentException>(() => new CpuLaneEngine(shape, data)).Message.ShouldContain("must be finite");
    }

    [Fact]
    public void A_shape_that_is_not_the_datas_is_refused()
    {
        var data = RandomData.Create(90, 5, density: 0.3);

        var refusal = Should.Throw<ArgumentException>(() => new CpuLaneEngine(new NetworkShape(90, [12], 6), data));

        refusal.Message.ShouldBe(
            "The network has 90 inputs and 6 classes, but the data set 'noise' has 90 and 5.");
    }
}
