using System.Runtime.CompilerServices;
using Sweep.Training.Network;

namespace Sweep.Training.Kernels;

internal static unsafe class Transposition
{
    /// <summary>Rows that one cache line of the target holds; so each line is filled at once.</summary>
    private const int Block = 16;

    /// <summary>Copies a layer's weights so that there is a row of inputs for each output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(Matrix weights, Matrix target, LayerLayout layout)
    {
        var (inputs, outputs) = (layout.Inputs, layout.Outputs);
        for (var first = 0; first < inputs; first += Block)
        {
            var end = Math.Min(first + Block, inputs);
            for (var output = 0; output < outputs; output++)
            {
                var source = weights.Start + first * weights.RowStride + output;
                var copy = target.Start + output * target.RowStride;
                for (nint input = first; input < end; input++)
                {
                    copy[input] = *source;
                    source += weights.RowStride;
                }
            }
        }
    }
}
