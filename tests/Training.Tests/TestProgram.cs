using Sweep.Training.Cpu;
using Sweep.Training.Simd;
using Sweep.Training.Tests.Cpu;

namespace Sweep.Training.Tests;

/// <summary>What a test runs in a process of its own, with parts of the processor switched off: prints the vector width
/// and the fingerprint of a trained lane.</summary>
public static class TestProgram
{
    public static void Main() => Console.WriteLine($"{VectorWidths.Best} {Train()}");

    internal static string Train()
    {
        using var engine = new CpuLaneEngine([20, 11], RandomData.Create(100, 10, density: 0.3));
        var lane = engine.Add(Lanes.With(Lanes.Adam));
        engine.Advance(30);
        return $"{engine.Fingerprint(lane)} {engine.Evaluate(lane)}";
    }
}
