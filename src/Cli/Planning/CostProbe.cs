using System.Diagnostics;
using Sweep.Cli.Running;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.Cli.Planning;

/// <summary>Measures a short piece of real training for each kind of trial (optimizer, layers, batch size).</summary>
internal sealed class CostProbe(LabelledData data)
{
    private const int MostKinds = 24;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan PieceTime = TimeSpan.FromSeconds(0.15);

    private readonly Engines engines = new();
    private readonly Dictionary<string, StepCost> measured = new(StringComparer.Ordinal);

    /// <summary>The kind's own cost, or the mean of those measured so far when there are too many kinds.</summary>
    public StepCost CostOf(TrialSpec spec)
    {
        var kind = $"{spec.Optimizer.Name} {string.Join(',', spec.Hidden)} {spec.BatchSize}";
        if (measured.TryGetValue(kind, out var known)) return known;
        if (measured.Count < MostKinds) return measured[kind] = Measure(spec);
        return new StepCost(
            TimeSpan.FromTicks((long)measured.Values.Average(cost => cost.Step.Ticks)),
            TimeSpan.FromTicks((long)measured.Values.Average(cost => cost.Evaluation.Ticks)),
            data.StepsPerEpoch(spec.BatchSize));
    }

    private StepCost Measure(TrialSpec spec)
    {
        using var engine = engines.Create(NetworkTranslation.ShapeOf(spec, data), data);
        var lane = engine.Add(new LaneOptions
        {
            Optimizer = OptimizerTranslation.OptionsOf(spec.Optimizer),
            BatchSize = spec.BatchSize,
            Seed = spec.Seed,
            HaltWhenNotFinite = false,
        });
        AdvanceFor(WarmUpTime, engine);
        var step = AdvanceFor(PieceTime, engine);
        var watch = Stopwatch.StartNew();
        engine.Evaluate(lane);
        return new StepCost(step, watch.Elapsed, data.StepsPerEpoch(spec.BatchSize));
    }

    /// <summary>Advances for at least a time; gives the mean time of a step.</summary>
    private static TimeSpan AdvanceFor(TimeSpan time, ILaneEngine engine)
    {
        var watch = Stopwatch.StartNew();
        var steps = 0;
        while (steps == 0 || watch.Elapsed < time)
        {
            engine.Advance(1);
            steps++;
        }

        return watch.Elapsed / steps;
    }
}
