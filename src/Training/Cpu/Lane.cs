using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>One network in training: its weights, its way through the data and its losses.</summary>
internal sealed unsafe class Lane(LaneOptions options, LaneWeights weights, DataOrder order) : IDisposable
{
    public LaneOptions Options { get; } = options;

    public LaneWeights Weights { get; } = weights;

    public DataOrder Order { get; } = order;

    public LaneProgress Progress { get; set; }

    public static Generator OrderGenerator(LaneOptions options) =>
        Generator.FromSeed(options.Seed).Fork("order");

    public static void Initialise(LaneWeights weights, NetworkLayout layout, LaneOptions options) =>
        layout.Initialise(weights.Values, Generator.FromSeed(options.Seed).Fork("weights"));

    /// <summary>One step of the optimizer. A loss that is not finite halts the lane, if it is to, before its weights
    /// change.</summary>
    public void Step(NetworkRun run, Data.LabelledImages images)
    {
        run.Load(images, Order.Next(Options.BatchSize));
        run.Forward(Weights.Start);
        var loss = run.Loss();
        Progress = Progress.Stepped(loss, Options.HaltWhenNotFinite && !double.IsFinite(loss));
        if (Progress.IsHalted) return;
        Weights.Rule.BeginStep(Progress.Step, Weights.Scalars);
        // Not earlier: moments stream through the cache during the update and would push the images out again.
        run.Expect(images, Order.Upcoming(Options.BatchSize));
        run.Backward(Weights);
    }

    public void Dispose() => Weights.Dispose();
}
