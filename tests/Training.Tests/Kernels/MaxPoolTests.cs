using Sweep.Training.Kernels;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Kernels;

public unsafe class MaxPoolTests
{
    /// <summary>A window row by row, what is left of it, and which output has the gradient.</summary>
    public static TheoryData<float[], float, int> Windows => new()
    {
        { [1, 2, 3, 4], 4, 3 },
        { [4, 3, 2, 1], 4, 0 },
        { [1, 5, 5, 2], 5, 1 },
        { [-1, 2, 2, 2], 2, 1 },
        { [7, 7, 7, 7], 7, 0 },
        { [-1, -2, -3, -4], 0, -1 },
        { [0, 0, 0, 0], 0, -1 },
        { [1, float.NaN, 9, 2], float.NaN, -1 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void The_first_of_the_largest_has_the_gradient(float[] window, float pooled, int place)
    {
        foreach (var width in new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 })
        {
            var (value, deltas) = Pool(KernelSet.For(width), window);

            value.ShouldBe(pooled);
            deltas.ShouldBe([.. Enumerable.Range(0, 4).Select(i => i == place ? 3f : 0)]);
        }
    }

    /// <summary>Pools one window in the first of sixteen channels, and gives it a delta of 3.</summary>
    private static (float Pooled, float[] Deltas) Pool(KernelSet kernels, float[] window)
    {
        const int Stride = 16;
        var outputs = stackalloc float[4 * Stride];
        var pooled = stackalloc float[Stride];
        var picks = stackalloc float[Stride];
        for (var i = 0; i < 4; i++) outputs[i * Stride] = window[i];
        var rows = new PoolRows
        {
            Outputs = outputs, Pooled = pooled, Picks = picks, Pixels = 1, Channels = Stride, Stride = Stride,
        };
        kernels.Pool(rows);
        var value = pooled[0];
        pooled[0] = 3;
        kernels.Unpool(rows);
        return (value, [outputs[0], outputs[Stride], outputs[2 * Stride], outputs[3 * Stride]]);
    }
}
