using Sweep.Training.Data;
using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu;

/// <summary>The first layer for data of which much is not zero.</summary>
internal sealed unsafe class DenseInputLayer(DenseLayer layer, ImageRows images) : InputLayer
{
    public override void Load(LabelledImages source, ReadOnlySpan<int> samples) => images.Load(source, samples);

    public override void Forward(float* weights, in Matrix sums) =>
        layer.Forward(weights, images.Rows, sums, images.Count);

    public override void Update(LaneWeights weights, in Matrix deltas) =>
        layer.Update(weights, images.Rows, deltas, images.Count);

    public override void Dispose() => images.Dispose();
}
