using System.Runtime.CompilerServices;
using Sweep.Training.Data;
using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu;

/// <summary>The images of a batch as the network sees them: a row of floats each.</summary>
internal sealed unsafe class ImageRows(NetworkShape shape, int capacity) : IDisposable
{
    /// <summary>Floats behind the last row that may be read, for kernels that copy whole vectors.</summary>
    private const int Slack = 16;

    private readonly NativeBuffer<float> values = new(NetworkLayout.Padded(shape.Inputs) * capacity + Slack);
    private readonly bool isNormalised = shape.Normalisation is not null;
    private readonly float[] table =
        shape.Normalisation is { } normalisation ? PixelValues.Table(normalisation) : PixelValues.Table();

    public int Capacity => capacity;

    public int Count { get; private set; }

    public Matrix Rows { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(LabelledImages images, ReadOnlySpan<int> samples)
    {
        Count = samples.Length;
        Rows = new Matrix(values.Start, NetworkLayout.Padded(shape.Inputs));
        var pixels = images.Pixels.Span;
        fixed (float* values = table)
        {
            var target = Rows.Start;
            foreach (var sample in samples)
            {
                fixed (byte* source = pixels.Slice(sample * shape.Inputs, shape.Inputs))
                {
                    if (isNormalised) PixelValues.LookUp(source, target, shape.Inputs, values);
                    else PixelValues.Convert(source, target, shape.Inputs, values);
                }

                target += Rows.RowStride;
            }
        }
    }

    public void Dispose() => values.Dispose();
}
