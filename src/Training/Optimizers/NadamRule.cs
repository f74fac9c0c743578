using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.NAdam (Dozat 2016), as PyTorch 2 computes it: the momentum of the next step is weighed with the
/// product of the momenta up to that step. Both terms share one division.</summary>
internal sealed unsafe class NadamRule<TSimd, TVector>(OptimizerOptions.Nadam options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private float gradientRate;
    private float momentRate;
    private float squareCorrection;

    public override int MomentCount => 2;

    /// <summary>The product of the momenta so far.</summary>
    public override int ScalarCount => 1;

    public override bool IsIdleBeforeFirstGradient => options.WeightDecay == 0;

    public override void BeginStep(long step, Span<double> scalars)
    {
        var (momentum, nextMomentum) = (MomentumAt(step), MomentumAt(step + 1));
        // PyTorch keeps the product in a float.
        var product = (float)(step == 1 ? 1 : scalars[0]) * (float)momentum;
        scalars[0] = product;
        gradientRate = (float)(-options.Lr * (1 - momentum) / (1 - product));
        momentRate = (float)(-options.Lr * nextMomentum / (1 - (product * nextMomentum)));
        squareCorrection = (float)(1 / (1 - Math.Pow(options.Beta2, step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var first = moments[0];
        var second = moments[1];
        var (beta1, rest1) = (TSimd.All((float)options.Beta1), TSimd.All((float)(1 - options.Beta1)));
        var (beta2, rest2) = (TSimd.All((float)options.Beta2), TSimd.All((float)(1 - options.Beta2)));
        var (gradientRates, momentRates) = (TSimd.All(gradientRate), TSimd.All(momentRate));
        var (correction, eps) = (TSimd.All(squareCorrection), TSimd.All(Denominator.Eps(options.Eps)));
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            var m = TSimd.MultiplyAdd(rest1, g, TSimd.Multiply(beta1, TSimd.Load(first + i)));
            m = Moments.DropTiny<TSimd, TVector>(m);
            TSimd.Store(first + i, m);
            var v = TSimd.MultiplyAdd(TSimd.Multiply(rest2, g), g, TSimd.Multiply(beta2, TSimd.Load(second + i)));
            TSimd.Store(second + i, v);
            var divisor = TSimd.Add(TSimd.Sqrt(TSimd.Multiply(v, correction)), eps);
            var direction = TSimd.MultiplyAdd(gradientRates, g, TSimd.Multiply(momentRates, m));
            TSimd.Store(weights + i, TSimd.Add(w, TSimd.Divide(direction, divisor)));
        }
    }

    private double MomentumAt(long step) =>
        options.Beta1 * (1 - (0.5 * Math.Pow(0.96, step * options.MomentumDecay)));
}
