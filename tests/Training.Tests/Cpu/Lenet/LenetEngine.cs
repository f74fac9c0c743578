using Sweep.Training.Cpu;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>Engines for lenet on small images of noise.</summary>
internal static class LenetEngine
{
    public static CpuLaneEngine Create(int side) => Create(side, VectorWidths.Best);

    public static CpuLaneEngine Create(int side, VectorWidth width)
    {
        var data = RandomData.Create(side * side, classes: 5, density: 0.3);
        return new CpuLaneEngine(Shape(side), data, width);
    }

    public static NetworkShape Shape(int side) => new(side * side, new NetworkModel.Lenet(), 5)
    {
        Normalisation = new Normalisation(0.1307, 0.3081),
    };
}
