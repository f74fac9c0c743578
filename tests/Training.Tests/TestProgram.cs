using Sweep.Training.Cpu;
using Sweep.Training.Simd;
using Sweep.Training.Tests.Cpu;
using Sweep.Training.Tests.Cpu.Lenet;

namespace Sweep.Training.Tests;

/// <summary>What a test runs in a process of its own, with parts of the processor switched off: prints the vector width
/// and the fingerprints of trained lanes.</summary>
public static class TestProgram
{
    public static void Main() => Console.WriteLine($"{VectorWidths.Best} {Train()}");

    internal static string Train()
    {
        using var engine = new CpuLaneEngine([20, 11], RandomData.Create(100, 10, density: 0.3));
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(30);
        return $"{engine.Fingerprint(lane)} {engine.Evaluate(lane)} {TrainLenet()}";
    }

    private static string TrainLenet()
    {
        using var engine = LenetEngine.Create(side: 17);
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(3);
        return $"{engine.Fingerprint(lane)} {engine.Evaluate(lane)}";
    }
}
