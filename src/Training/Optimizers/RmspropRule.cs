using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.RMSprop (Hinton's lecture 6e; centered: Graves 2013), which adds eps outside of the root.
/// Its moments: mean square, then the mean gradient when centered, then the velocity when it has momentum.</summary>
internal sealed unsafe class RmspropRule<TSimd, TVector>(OptimizerOptions.Rmsprop options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public override int MomentCount => 1 + (options.Centered ? 1 : 0) + (options.Momentum > 0 ? 1 : 0);

    public override bool IsIdleBeforeFirstGradient => options.WeightDecay == 0;

    public override void BeginStep(long step, Span<double> scalars) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var squares = moments[0];
        var means = options.Centered ? moments[1] : null;
        var velocity = options.Momentum > 0 ? moments[MomentCount - 1] : null;
        var (rate, momentum) = (TSimd.All((float)-options.Lr), TSimd.All((float)options.Momentum));
        var (alpha, rest) = (TSimd.All((float)options.Alpha), TSimd.All((float)(1 - options.Alpha)));
        var eps = TSimd.All(Denominator.Eps(options.Eps));
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            var s = TSimd.MultiplyAdd(TSimd.Multiply(rest, g), g, TSimd.Multiply(alpha, TSimd.Load(squares + i)));
            TSimd.Store(squares + i, s);
            if (means != null)
            {
                var mean = TSimd.MultiplyAdd(rest, g, TSimd.Multiply(alpha, TSimd.Load(means + i)));
                TSimd.Store(means + i, mean);
                s = TSimd.Subtract(s, TSimd.Multiply(mean, mean));
            }
            var divisor = TSimd.Add(TSimd.Sqrt(s), eps);
            if (velocity == null)
            {
                TSimd.Store(weights + i, TSimd.Add(w, TSimd.Divide(TSimd.Multiply(rate, g), divisor)));
                continue;
            }
            var v = TSimd.Add(TSimd.Multiply(momentum, TSimd.Load(velocity + i)), TSimd.Divide(g, divisor));
            TSimd.Store(velocity + i, v);
            TSimd.Store(weights + i, TSimd.MultiplyAdd(rate, v, w));
        }
    }
}
