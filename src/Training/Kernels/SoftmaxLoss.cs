using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>Cross-entropy of the softmax of each row, and its derivative.</summary>
internal static unsafe class SoftmaxLoss<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>The sum of the rows' losses in nats. Each row of logits becomes the derivative of the rows' mean loss;
    /// its padding becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Differentiate(in Matrix logits, byte* labels, int rows, int classes)
    {
        var total = new RunningLoss();
        var scale = TSimd.All(1f / rows);
        for (var row = 0; row < rows; row++)
        {
            var values = logits.Start + row * logits.RowStride;
            var distance = Exponentiate(values, labels[row], classes, out var sum);
            total.Add(sum, distance);
            var divisor = TSimd.All(sum);
            for (var i = 0; i < classes; i += TSimd.Count)
            {
                TSimd.Store(values + i, TSimd.Divide(TSimd.Load(values + i), divisor));
            }

            values[labels[row]] -= 1;
            for (var i = 0; i < classes; i += TSimd.Count)
            {
                TSimd.Store(values + i, TSimd.Multiply(TSimd.Load(values + i), scale));
            }

            for (nint i = classes; i < logits.RowStride; i++) values[i] = 0;
        }

        return total.Value;
    }

    /// <summary>The sum of the rows' losses, and how many rows have their label's value as the largest. The logits are
    /// spent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Loss, int Correct) Score(in Matrix logits, byte* labels, int rows, int classes)
    {
        var correct = 0;
        var total = new RunningLoss();
        for (var row = 0; row < rows; row++)
        {
            var values = logits.Start + row * logits.RowStride;
            var largest = 0;
            for (var i = 1; i < classes; i++)
            {
                // The first of the largest; NaN counts as largest of all, as torch.argmax has it.
                if (!(values[i] <= values[largest]) && !float.IsNaN(values[largest])) largest = i;
            }

            if (largest == labels[row]) correct++;
            var distance = Exponentiate(values, labels[row], classes, out var sum);
            total.Add(sum, distance);
        }

        return (total.Value, correct);
    }

    /// <summary>How far the label's value lies above the largest, so 0 or less. The values become exponentials of
    /// their distance to the largest, with the given sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Exponentiate(float* values, int label, int classes, out float sum)
    {
        var largest = values[0];
        // Whatever a machine makes of NaN here: the sum is NaN then.
        for (var i = 1; i < classes; i++) largest = float.MaxNative(values[i], largest);
        double distance = values[label] - largest;
        var shift = TSimd.All(largest);
        for (var i = 0; i < classes; i += TSimd.Count)
        {
            var exponential = Exponential.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Load(values + i), shift));
            TSimd.Store(values + i, exponential);
        }

        sum = values[0];
        for (var i = 1; i < classes; i++) sum += values[i];
        return distance;
    }
}
