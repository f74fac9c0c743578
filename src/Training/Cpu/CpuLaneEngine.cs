using System.Collections.Immutable;
using System.Globalization;
using Sweep.Training.Data;
using Sweep.Training.Network;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Cpu;

/// <summary>Trains lanes one after another on the calling thread, with the widest vectors that the machine
/// has.</summary>
public sealed unsafe class CpuLaneEngine : ILaneEngine
{
    /// <summary>Samples that are evaluated at once: enough to use each loaded weight often.</summary>
    private const int EvaluationBatch = 128;

    private readonly CpuData data;
    private readonly VectorWidth width;
    private readonly NetworkLayout layout;
    private readonly List<Lane?> lanes = [];
    private readonly int[] evaluationOrder;
    private NetworkRun? run;

    /// <summary>An engine for an <see cref="NetworkModel.Mlp"/>.</summary>
    /// <param name="hidden">Widths of the hidden layers; may be empty.</param>
    /// <param name="data">May be shared with other engines.</param>
    /// <exception cref="ArgumentException">A width is not positive.</exception>
    public CpuLaneEngine(ImmutableArray<int> hidden, CpuData data)
        : this(hidden, data, VectorWidths.Best) { }

    /// <param name="shape">Its inputs and classes are those of the data.</param>
    /// <param name="data">May be shared with other engines.</param>
    /// <exception cref="ArgumentException">The shape is not the data's, a width is not positive, the model cannot read
    /// images of this size, or the normalisation divides by what is not above 0.</exception>
    public CpuLaneEngine(NetworkShape shape, CpuData data)
        : this(shape, data, VectorWidths.Best) { }

    internal CpuLaneEngine(ImmutableArray<int> hidden, CpuData data, VectorWidth width)
        : this(new NetworkShape(data.Labelled.Train.Inputs, hidden, data.Labelled.Classes), data, width) { }

    internal CpuLaneEngine(NetworkShape shape, CpuData data, VectorWidth width)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(data);
        (this.data, this.width, Shape) = (data, width, shape);
        CheckShape();
        layout = new NetworkLayout(Shape);
        evaluationOrder = [.. Enumerable.Range(0, data.Labelled.Test.Count)];
        SampleGroups.Group(evaluationOrder, data.Labelled.Test.Labels.Span, new int[evaluationOrder.Length]);
    }

    public NetworkShape Shape { get; }

    private LabelledImages Train => data.Labelled.Train;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is larger than the training set, or an option is out of its
    /// range.</exception>
    public int Add(LaneOptions options, ReadOnlySpan<byte> checkpoint = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.BatchSize < 1 || options.BatchSize > Train.Count)
        {
            throw new ArgumentException(
                $"The batch size {options.BatchSize} is not between 1 and the {Train.Count} samples of the training " +
                $"set '{data.Labelled.Name}'; choose a smaller batch size.");
        }

        var lane = Create(options, checkpoint);
        var number = lanes.IndexOf(null);
        if (number < 0)
        {
            number = lanes.Count;
            lanes.Add(null);
        }

        lanes[number] = lane;
        return number;
    }

    public void Remove(int lane)
    {
        At(lane).Dispose();
        lanes[lane] = null;
    }

    public void Advance(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        foreach (var lane in lanes)
        {
            if (lane is null) continue;
            var network = Run(lane.Options.BatchSize);
            for (var step = 0; step < steps && !lane.Progress.IsHalted; step++) lane.Step(network, Train);
        }
    }

    public LaneStatus Status(int lane)
    {
        var progress = At(lane).Progress;
        return new LaneStatus(progress.Step, progress.MeanLoss, progress.IsHalted);
    }

    public double TakeMeanLoss(int lane)
    {
        var mean = At(lane).Progress.MeanLoss;
        At(lane).Progress = At(lane).Progress.WithoutLosses();
        return mean;
    }

    public Evaluation Evaluate(int lane)
    {
        var weights = At(lane).Weights.Start;
        var network = Run(EvaluationBatch);
        var (loss, correct) = (0.0, 0L);
        for (var first = 0; first < evaluationOrder.Length; first += EvaluationBatch)
        {
            var samples = Math.Min(EvaluationBatch, evaluationOrder.Length - first);
            network.Load(data.Labelled.Test, evaluationOrder.AsSpan(first, samples));
            network.Expect(data.Labelled.Test, evaluationOrder.AsSpan(first + samples));
            network.Forward(weights);
            var score = network.Score();
            loss += score.Loss;
            correct += score.Correct;
        }

        return new Evaluation(loss / evaluationOrder.Length, (double)correct / evaluationOrder.Length);
    }

    public byte[] Save(int lane) => LaneCheckpoint.Write(At(lane), Identity(At(lane).Options));

    public void Dispose()
    {
        foreach (var lane in lanes) lane?.Dispose();
        lanes.Clear();
        run?.Dispose();
        run = null;
    }

    private void CheckShape()
    {
        var labelled = data.Labelled;
        if (Shape.Inputs != labelled.Train.Inputs || Shape.Classes != labelled.Classes)
        {
            throw new ArgumentException(
                $"The network has {Shape.Inputs} inputs and {Shape.Classes} classes, but the data set " +
                $"'{labelled.Name}' has {labelled.Train.Inputs} and {labelled.Classes}.");
        }

        if (Shape.Normalisation is not { } pixels) return;
        if (!double.IsFinite(pixels.Mean) || !double.IsFinite(pixels.StandardDeviation)
            || pixels.StandardDeviation <= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The normalisation of '{labelled.Name}' has mean ") +
                string.Create(CultureInfo.InvariantCulture, $"{pixels.Mean} and standard deviation ") +
                string.Create(CultureInfo.InvariantCulture, $"{pixels.StandardDeviation}; both must be finite, the ") +
                "latter above 0.");
        }
    }

    private Lane Create(LaneOptions options, ReadOnlySpan<byte> checkpoint)
    {
        var weights = new LaneWeights(layout, OptimizerRules.Create(options.Optimizer, width));
        try
        {
            if (!checkpoint.IsEmpty) return LaneCheckpoint.Read(checkpoint, options, weights, Identity(options));
            Lane.Initialise(weights, layout, options);
            return new Lane(options, weights, new DataOrder(Train.Labels, Lane.OrderGenerator(options)));
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private LaneIdentity Identity(LaneOptions options) =>
        new(Shape, options, data.Labelled.Name, Train.Labels);

    private Lane At(int lane) =>
        lane >= 0 && lane < lanes.Count && lanes[lane] is { } found
            ? found
            : throw new ArgumentOutOfRangeException(nameof(lane), lane, "The engine has no such lane.");

    private NetworkRun Run(int samples)
    {
        if (run is not null && run.Capacity >= samples) return run;
        run?.Dispose();
        return run = new NetworkRun(layout, data, width, Math.Max(samples, EvaluationBatch));
    }
}
