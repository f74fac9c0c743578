using System.Runtime.CompilerServices;
using Sweep.Training.Data;
using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>The first layer for data of which much is not zero.</summary>
internal sealed unsafe class DenseInputLayer(LayerLayout layout, DenseLayer layer, int capacity) : InputLayer
{
    private readonly int stride = NetworkLayout.Padded(layout.Inputs);
    private readonly NativeBuffer<float> inputs = new(NetworkLayout.Padded(layout.Inputs) * capacity);
    private readonly float[] values = PixelValues.Table();
    private int count;

    private Matrix Inputs => new(inputs.Start, stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Load(LabelledImages images, ReadOnlySpan<int> samples)
    {
        count = samples.Length;
        var pixels = images.Pixels.Span;
        fixed (float* table = values)
        {
            var target = inputs.Start;
            foreach (var sample in samples)
            {
                fixed (byte* source = pixels.Slice(sample * layout.Inputs, layout.Inputs))
                {
                    PixelValues.Convert(source, target, layout.Inputs, table);
                }

                target += stride;
            }
        }
    }

    public override void Forward(float* weights, in Matrix sums) => layer.Forward(weights, Inputs, sums, count);

    public override void Update(LaneWeights weights, in Matrix deltas) =>
        layer.Update(weights, Inputs, deltas, count);

    public override void Dispose() => inputs.Dispose();
}
