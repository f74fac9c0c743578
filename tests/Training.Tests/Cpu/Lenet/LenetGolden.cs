using System.Text.Json;
using Sweep.Training.Tests.Optimizers;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>What tests/golden/pytorch/lenet.py wrote: PyTorch's numbers.</summary>
/// <param name="Weights">After the last step.</param>
internal sealed record LenetGolden(LenetGolden.Batch[] Batches, LenetGolden.Tensor[] Weights)
{
    private static readonly JsonSerializerOptions Naming = new(JsonSerializerDefaults.Web);

    public static LenetGolden Instance { get; } =
        JsonSerializer.Deserialize<LenetGolden>(GoldenFolder.Read("lenet.json"), Naming)!;

    internal sealed record Batch(double Loss, Tensor Logits, Tensor[] Gradients);

    /// <param name="Norm">Of all elements.</param>
    /// <param name="Sample">Element j is that at j * 7919, counted around.</param>
    internal sealed record Tensor(double Norm, float[] Sample)
    {
        private const int Stride = 7919;

        /// <summary>How far a tensor lies from this one, relative: the greatest of all sampled elements, each measured
        /// by its own size or a thirtieth of the greatest, and of the norm.</summary>
        public double Distance(float[] tensor)
        {
            var floor = Sample.Max(Math.Abs) / 30;
            var norm = Math.Sqrt(tensor.Sum(value => (double)value * value));
            return Sample
                .Select((value, j) => Of(tensor[(int)((long)j * Stride % tensor.Length)], value, floor))
                .Append(Of(norm, Norm, floor: 0))
                .Aggregate(0.0, Math.Max);
        }

        private static double Of(double value, double expected, double floor) =>
            Math.Abs(value - expected) / Math.Max(Math.Abs(expected), floor);
    }
}
