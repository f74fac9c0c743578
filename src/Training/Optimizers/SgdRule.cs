using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.SGD without momentum.</summary>
internal sealed unsafe class SgdRule<TSimd, TVector>(OptimizerOptions.Sgd options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public override int MomentCount => 0;

    public override bool IsIdleAtZeroGradient => options.WeightDecay == 0;

    public override void BeginStep(long step, Span<double> scalars) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var rate = TSimd.All((float)-options.Lr);
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            TSimd.Store(weights + i, TSimd.MultiplyAdd(rate, g, w));
        }
    }
}
