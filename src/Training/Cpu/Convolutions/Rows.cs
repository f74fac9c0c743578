using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu.Convolutions;

internal static unsafe class Rows
{
    /// <summary>Sets each row to a copy of one.</summary>
    public static void Fill(in Matrix target, float* row, int count)
    {
        var source = new ReadOnlySpan<float>(row, (int)target.RowStride);
        for (nint i = 0; i < count; i++)
        {
            source.CopyTo(new Span<float>(target.Start + i * target.RowStride, source.Length));
        }
    }
}
