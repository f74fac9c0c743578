using Sweep.Training.Cpu;
using Sweep.Training.Tests.Cpu.Lenet;

namespace Sweep.Training.Tests.Cpu;

/// <summary>Counts allocations of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(NativeMemoryTests), DisableParallelization = true)]
[Collection(nameof(NativeMemoryTests))]
public class NativeMemoryTests
{
    [Fact]
    public void A_disposed_engine_leaves_no_native_memory()
    {
        var data = RandomData.Create(90, 5, density: 0.3);
        PackImages(data);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = NativeAllocation.Live;
        var engine = new CpuLaneEngine([12], data);
        engine.Add(Lanes.With(Lanes.Adam, batchSize: 10));
        engine.Advance(3);
        engine.Evaluate(engine.Add(Lanes.With(Lanes.Sgd, batchSize: 130)));
        engine.Advance(3);
        var lenet = LenetEngine.Create(side: 16);
        lenet.Add(Lanes.With(Lanes.Adam, batchSize: 10));
        lenet.Advance(2);
        var during = NativeAllocation.Live;

        engine.Dispose();
        engine.Dispose();
        lenet.Dispose();

        during.ShouldBeGreaterThan(before);
        NativeAllocation.Live.ShouldBe(before);
    }
    /// <summary>The data set keeps its images packed, for all engines.</summary>
    private static void PackImages(CpuData data)
    {
        using var engine = new CpuLaneEngine([12], data);
        var lane = engine.Add(Lanes.With(Lanes.Sgd, batchSize: 1));
        engine.Advance(1);
        engine.Evaluate(lane);
    }
}
