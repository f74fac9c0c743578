using Sweep.Training.Data;
using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu;

/// <summary>The first layer, together with the batch that it reads. It is apart from other layers because its inputs
/// are bytes of a data set, which may be mostly zero, and because nothing needs its inputs' deltas.</summary>
internal abstract unsafe class InputLayer : IDisposable
{
    /// <summary>Takes in a batch; what follows works on it until the next.</summary>
    public abstract void Load(LabelledImages images, ReadOnlySpan<int> samples);

    /// <summary>Tells the prefetcher where a batch lies that will come soon.</summary>
    public virtual void Expect(LabelledImages images, ReadOnlySpan<int> samples, Prefetcher prefetcher)
    {
        fixed (byte* pixels = images.Pixels.Span)
        {
            prefetcher.Begin(samples.Length);
            foreach (var sample in samples)
                prefetcher.Add((nint)(pixels + (nint)sample * images.Inputs), images.Inputs);
        }
    }

    /// <summary>Bias + inputs * weights for each sample of the batch.</summary>
    public abstract void Forward(float* weights, in Matrix sums);

    /// <summary>Computes the gradient piece by piece and lets the optimizer's rule update each at once.</summary>
    public abstract void Update(LaneWeights weights, in Matrix deltas);

    public abstract void Dispose();
}
