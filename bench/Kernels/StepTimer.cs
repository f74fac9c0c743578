using System.Diagnostics;
using Sweep.Training;
using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Network;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Bench;

/// <summary>Trains a network by the engine's own parts and times the parts of each step. Every step has a batch of its
/// own, as in training: a repeated batch would be learned by the processor's branch predictor.</summary>
internal sealed unsafe class StepTimer : IDisposable
{
    private const int BatchSize = 100;

    private readonly LabelledImages images;
    private readonly NetworkRun run;
    private readonly LaneWeights weights;
    private readonly DataOrder order;
    private long step;

    public StepTimer(string name, CpuData data, OptimizerRule rule)
    {
        Name = name;
        images = data.Labelled.Train;
        var shape = new NetworkShape(images.Inputs, [100], data.Labelled.Classes);
        var layout = new NetworkLayout(shape);
        run = new NetworkRun(layout, data, VectorWidths.Best, BatchSize);
        weights = new LaneWeights(layout, rule);
        order = new DataOrder(images.Labels, new Generator(1));
        layout.Initialise(weights.Values, new Generator(2));
        // Both layers forward and their weights' gradients, and the deltas of the hidden layer.
        var perSample = 2 * images.Inputs * 100 + 3 * 100 * shape.Classes;
        Flops = 2.0 * BatchSize * perSample;
    }

    public string Name { get; }

    /// <summary>Useful floating-point operations of the matrix products of a dense step: no padding, no optimizer.
    /// </summary>
    public double Flops { get; }

    public Timings Load { get; } = new();

    public Timings Forward { get; } = new();

    public Timings Loss { get; } = new();

    public Timings Backward { get; } = new();

    public Timings Step { get; } = new();

    /// <summary>Some steps to bring back caches and predictors, then one that counts.</summary>
    public void Measure()
    {
        for (var i = 0; i < 4; i++) Take();
        var times = Take();
        Load.Add(times[0]);
        Forward.Add(times[1]);
        Loss.Add(times[2]);
        Backward.Add(times[3]);
        Step.Add(times[0] + times[1] + times[2] + times[3]);
    }

    public void Dispose()
    {
        run.Dispose();
        weights.Dispose();
    }

    private TimeSpan[] Take()
    {
        var start = Stopwatch.GetTimestamp();
        run.Load(images, order.Next(BatchSize));
        run.Expect(images, order.Upcoming(BatchSize));
        var loaded = Stopwatch.GetTimestamp();
        run.Forward(weights.Start);
        var forward = Stopwatch.GetTimestamp();
        run.Loss();
        var lost = Stopwatch.GetTimestamp();
        weights.Rule.BeginStep(++step, weights.Scalars);
        run.Backward(weights);
        var end = Stopwatch.GetTimestamp();
        return
        [
            Stopwatch.GetElapsedTime(start, loaded), Stopwatch.GetElapsedTime(loaded, forward),
            Stopwatch.GetElapsedTime(forward, lost), Stopwatch.GetElapsedTime(lost, end),
        ];
    }
}
