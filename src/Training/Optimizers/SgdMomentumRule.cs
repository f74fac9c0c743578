using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.SGD with momentum (Polyak 1964; nesterov: Sutskever et al. 2013, in PyTorch's form that keeps
/// the learning rate outside of the velocity).</summary>
internal sealed unsafe class SgdMomentumRule<TSimd, TVector>(OptimizerOptions.Sgd options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private float gradientShare;

    public override int MomentCount => 1;

    public override bool IsIdleBeforeFirstGradient => options.WeightDecay == 0;

    // PyTorch starts the velocity as the first gradient, undampened.
    public override void BeginStep(long step, Span<double> scalars) =>
        gradientShare = step == 1 ? 1 : (float)(1 - options.Dampening);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var velocity = moments[0];
        var rate = TSimd.All((float)-options.Lr);
        var momentum = TSimd.All((float)options.Momentum);
        var share = TSimd.All(gradientShare);
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        var looksAhead = options.Nesterov;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            var v = TSimd.MultiplyAdd(share, g, TSimd.Multiply(momentum, TSimd.Load(velocity + i)));
            v = Moments.DropTiny<TSimd, TVector>(v);
            TSimd.Store(velocity + i, v);
            var direction = looksAhead ? TSimd.MultiplyAdd(momentum, v, g) : v;
            TSimd.Store(weights + i, TSimd.MultiplyAdd(rate, direction, w));
        }
    }
}
