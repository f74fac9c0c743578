using System.Runtime.InteropServices;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>A rule with weights and moments of its own, laid out as the engine does: aligned to 64 bytes and padded
/// with zeros to a multiple of 16.</summary>
internal sealed unsafe class RuleRun : IDisposable
{
    private readonly OptimizerOptions options;
    private readonly VectorWidth width;
    private readonly int count;
    private readonly int padded;
    private readonly float* memory;
    private readonly double[] scalars;
    private OptimizerRule rule;
    private long step;

    public RuleRun(OptimizerOptions options, VectorWidth width, ReadOnlySpan<float> weights)
    {
        (this.options, this.width, count) = (options, width, weights.Length);
        rule = OptimizerRules.Create(options, width);
        scalars = new double[rule.ScalarCount];
        padded = (count + 15) / 16 * 16;
        memory = (float*)NativeMemory.AlignedAlloc((nuint)(padded * (2 + rule.MomentCount) * sizeof(float)), 64);
        new Span<float>(memory, 2 * padded).Clear();
        weights.CopyTo(new Span<float>(memory, count));
        for (var moment = 0; moment < rule.MomentCount; moment++)
        {
            Padded(2 + moment).Fill(rule.InitialMoment(moment));
        }
    }

    public OptimizerRule Rule => rule;

    public float[] Weights => Padded(0)[..count].ToArray();

    public float[] Padding => Padded(0)[count..].ToArray();

    /// <summary>Weights, the last gradient, moments; with padding.</summary>
    public float[] Everything => new Span<float>(memory, padded * (2 + rule.MomentCount)).ToArray();

    public float[] Moments => Everything[(2 * padded)..];

    public void Step(ReadOnlySpan<float> gradient)
    {
        Padded(1).Clear();
        gradient.CopyTo(Padded(1));
        var moments = stackalloc float*[rule.MomentCount + 1];
        for (var moment = 0; moment < rule.MomentCount; moment++) moments[moment] = memory + ((2 + moment) * padded);
        rule.BeginStep(++step, scalars);
        rule.Update(memory, memory + padded, moments, padded);
    }

    /// <summary>Goes on with a new rule, as from a checkpoint.</summary>
    public void Restart() => rule = OptimizerRules.Create(options, width);

    public void Dispose() => NativeMemory.AlignedFree(memory);

    private Span<float> Padded(int array) => new(memory + (array * padded), padded);
}
