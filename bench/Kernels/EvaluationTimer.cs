using System.Diagnostics;
using Sweep.Training;
using Sweep.Training.Cpu;

namespace Sweep.Bench;

/// <summary>Times the evaluation of a network on the whole test set.</summary>
internal sealed class EvaluationTimer : IDisposable
{
    private readonly CpuLaneEngine engine;
    private readonly int lane;

    public EvaluationTimer(CpuData data)
    {
        engine = new CpuLaneEngine([100], data);
        lane = engine.Add(new LaneOptions
        {
            Optimizer = new OptimizerOptions.Sgd { Lr = 0.1 },
            BatchSize = 100,
            Seed = 0,
            HaltWhenNotFinite = true,
        });
    }

    public Timings Time { get; } = new();

    public void Measure()
    {
        var start = Stopwatch.GetTimestamp();
        engine.Evaluate(lane);
        Time.Add(Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => engine.Dispose();
}
