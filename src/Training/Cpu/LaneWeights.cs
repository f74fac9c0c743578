using Sweep.Training.Network;
using Sweep.Training.Optimizers;

namespace Sweep.Training.Cpu;

/// <summary>One lane's weights with their optimizer's rule and state.</summary>
internal sealed unsafe class LaneWeights : IDisposable
{
    /// <summary>Floats between arrays, so that equal places of two arrays never share the low 12 address bits, which
    /// processors compare first when a load follows a store.</summary>
    private const int Stagger = 144;

    private readonly NativeBuffer<float> buffer;
    private readonly NativeBuffer<nint> blockMoments;
    private readonly int pitch;

    public LaneWeights(NetworkLayout layout, OptimizerRule rule)
    {
        Rule = rule;
        Count = layout.Count;
        pitch = (layout.Count + 1023) / 1024 * 1024 + Stagger;
        Scalars = new double[rule.ScalarCount];
        buffer = new NativeBuffer<float>(pitch * (1 + rule.MomentCount));
        blockMoments = new NativeBuffer<nint>(Math.Max(1, rule.MomentCount));
        for (var moment = 0; moment < rule.MomentCount; moment++) Array(moment + 1).Fill(rule.InitialMoment(moment));
    }

    public OptimizerRule Rule { get; }

    public int Count { get; }

    public double[] Scalars { get; }

    public float* Start => buffer.Start;

    public Span<float> Values => Array(0);

    /// <summary>The weights (0), or a moment (from 1 on).</summary>
    public Span<float> Array(int index) => buffer.Span.Slice(index * pitch, Count);

    /// <summary>Updates a block of weights; the gradient may be overwritten.</summary>
    /// <param name="offset">Of the block's first weight; a multiple of 16.</param>
    /// <param name="gradient">As many floats, aligned.</param>
    /// <param name="count">A multiple of 16.</param>
    public void Update(int offset, float* gradient, int count)
    {
        var weights = buffer.Start + offset;
        var moments = (float**)blockMoments.Start;
        for (var moment = 0; moment < Rule.MomentCount; moment++) moments[moment] = weights + (moment + 1) * pitch;
        Rule.Update(weights, gradient, moments, count);
    }

    public void Dispose()
    {
        buffer.Dispose();
        blockMoments.Dispose();
    }
}
