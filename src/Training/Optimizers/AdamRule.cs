using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.Adam (Kingma and Ba 2015) and torch.optim.AdamW (Loshchilov and Hutter 2019), with amsgrad
/// (Reddi et al. 2018). The bias correction of the second moment is multiplied in as a reciprocal, so that an element
/// costs one root and one division.</summary>
internal sealed unsafe class AdamRule<TSimd, TVector>(AdamSettings settings) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private float rate;
    private float rootCorrection;

    public override int MomentCount => settings.Amsgrad ? 3 : 2;

    public override bool IsIdleBeforeFirstGradient => settings.WeightDecay == 0;

    public override void BeginStep(long step, Span<double> scalars)
    {
        rate = (float)-(settings.Lr / (1 - Math.Pow(settings.Beta1, step)));
        rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var first = moments[0];
        var second = moments[1];
        var greatest = settings.Amsgrad ? moments[2] : null;
        var (beta1, rest1) = (TSimd.All((float)settings.Beta1), TSimd.All((float)(1 - settings.Beta1)));
        var (beta2, rest2) = (TSimd.All((float)settings.Beta2), TSimd.All((float)(1 - settings.Beta2)));
        var (rates, correction) = (TSimd.All(rate), TSimd.All(rootCorrection));
        var eps = TSimd.All(Denominator.Eps(settings.Eps));
        var decay = TSimd.All((float)settings.WeightDecay);
        var keep = TSimd.All((float)(1 - (settings.Lr * settings.WeightDecay)));
        var decaysWeight = settings.WeightDecay != 0 && settings.IsDecoupled;
        var decaysGradient = settings.WeightDecay != 0 && !settings.IsDecoupled;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decaysGradient) g = TSimd.MultiplyAdd(decay, w, g);
            if (decaysWeight) w = TSimd.Multiply(w, keep);
            var m = TSimd.MultiplyAdd(rest1, g, TSimd.Multiply(beta1, TSimd.Load(first + i)));
            m = Moments.DropTiny<TSimd, TVector>(m);
            TSimd.Store(first + i, m);
            var v = TSimd.MultiplyAdd(TSimd.Multiply(rest2, g), g, TSimd.Multiply(beta2, TSimd.Load(second + i)));
            TSimd.Store(second + i, v);
            if (greatest != null)
            {
                v = TSimd.Max(TSimd.Load(greatest + i), v);
                TSimd.Store(greatest + i, v);
            }
            var divisor = TSimd.MultiplyAdd(TSimd.Sqrt(v), correction, eps);
            TSimd.Store(weights + i, TSimd.Add(w, TSimd.Divide(TSimd.Multiply(rates, m), divisor)));
        }
    }
}
