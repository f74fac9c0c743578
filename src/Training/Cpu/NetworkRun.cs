using Sweep.Training.Cpu.Convolutions;
using Sweep.Training.Data;
using Sweep.Training.Kernels;
using Sweep.Training.Network;
using Sweep.Training.Simd;

namespace Sweep.Training.Cpu;

/// <summary>Runs networks of one layout forward and backward over batches. It owns the activations, which lanes take in
/// turns, and nothing that outlives a batch.</summary>
internal sealed unsafe class NetworkRun : IDisposable
{
    private readonly NetworkLayout layout;
    private readonly KernelSet kernels;
    private readonly int classes;
    private readonly InputLayer inputLayer;
    private readonly DenseLayer[] layers;
    private readonly NativeBuffer<float>[] activations;
    private readonly NativeBuffer<float> deltas;
    private readonly NativeBuffer<float> otherDeltas;
    private readonly LayerScratch scratch;
    private readonly NativeBuffer<byte> labels;
    private int count;

    /// <param name="layout">Of the networks.</param>
    /// <param name="data">Says whether the first layer leaves zeros out.</param>
    /// <param name="width">Of the vectors to compute with.</param>
    /// <param name="capacity">Samples of the largest batch.</param>
    public NetworkRun(NetworkLayout layout, CpuData data, VectorWidth width, int capacity)
    {
        (this.layout, Capacity, classes) = (layout, capacity, layout.Layers[^1].Outputs);
        kernels = KernelSet.For(width);
        scratch = new LayerScratch(layout, capacity);
        layers = [.. layout.Layers.Select(layer => new DenseLayer(layer, kernels, scratch))];
        activations = [.. layout.Layers.Select(layer => new NativeBuffer<float>(capacity * layer.Stride))];
        deltas = new NativeBuffer<float>(capacity * layout.WidestStride);
        otherDeltas = new NativeBuffer<float>(capacity * layout.WidestStride);
        labels = new NativeBuffer<byte>(capacity);
        inputLayer = CreateInputLayer(data);
    }

    public int Capacity { get; }

    /// <summary>Takes in a batch of at most <see cref="Capacity"/> samples.</summary>
    public void Load(LabelledImages images, ReadOnlySpan<int> samples)
    {
        count = samples.Length;
        inputLayer.Load(images, samples);
        var source = images.Labels.Span;
        var target = labels.Span;
        for (var i = 0; i < samples.Length; i++) target[i] = source[samples[i]];
    }

    /// <summary>Says which batch comes next, so that it is fetched in the meantime; a mere hint.</summary>
    public void Expect(LabelledImages images, ReadOnlySpan<int> samples) =>
        inputLayer.Expect(images, samples, scratch.Prefetcher);

    public void Forward(float* weights)
    {
        for (var index = 0; index < layers.Length; index++)
        {
            if (index == 0) inputLayer.Forward(weights, Activations(0));
            else layers[index].Forward(weights, Activations(index - 1), Activations(index), count);
            if (index < layers.Length - 1) kernels.Rectify(Used(activations[index], layout.Layers[index].Stride));
        }
    }

    /// <summary>A row for each sample after <see cref="Forward"/>, until they are spent.</summary>
    public Matrix Logits => Activations(layers.Length - 1);

    /// <summary>The batch's mean loss after <see cref="Forward"/>; the logits become its derivative.</summary>
    public double Loss() =>
        kernels.DifferentiateLoss(Logits, labels.Start, count, classes) / count;

    /// <summary>Summed loss and right answers after <see cref="Forward"/>.</summary>
    public (double Loss, int Correct) Score() =>
        kernels.Score(Logits, labels.Start, count, classes);

    /// <summary>Updates all weights after <see cref="Loss"/>.</summary>
    public void Backward(LaneWeights weights)
    {
        var (current, next) = (activations[^1], deltas);
        for (var index = layers.Length - 1; index > 0; index--)
        {
            var stride = layout.Layers[index].Stride;
            var below = layout.Layers[index - 1].Stride;
            var errors = new Matrix(current.Start, stride);
            layers[index].Backward(weights.Start, errors, new Matrix(next.Start, below), count);
            kernels.ClearInactive(Used(next, below), Used(activations[index - 1], below));
            layers[index].Update(weights, Activations(index - 1), errors, count);
            (current, next) = (next, next == deltas ? otherDeltas : deltas);
        }

        inputLayer.Update(weights, new Matrix(current.Start, layout.Layers[0].Stride));
    }

    public void Dispose()
    {
        inputLayer.Dispose();
        foreach (var buffer in activations) buffer.Dispose();
        deltas.Dispose();
        otherDeltas.Dispose();
        scratch.Dispose();
        labels.Dispose();
    }

    private InputLayer CreateInputLayer(CpuData data)
    {
        var shape = layout.Shape;
        if (!layout.Convolutions.IsEmpty)
            return new ConvolutionalInputLayer(layout, kernels, layers[0], new ImageRows(shape, Capacity));
        // Normalised, a pixel of zero is another number.
        return data.IsSparse && shape.Normalisation is null
            ? new SparseInputLayer(layout.Layers[0], kernels, scratch, data)
            : new DenseInputLayer(layers[0], new ImageRows(shape, Capacity));
    }

    private Matrix Activations(int index) => new(activations[index].Start, layout.Layers[index].Stride);

    private Span<float> Used(NativeBuffer<float> buffer, int stride) => buffer.Span[..(count * stride)];
}
