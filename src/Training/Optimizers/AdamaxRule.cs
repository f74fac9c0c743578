using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.Adamax (Kingma and Ba 2015, section 7).</summary>
internal sealed unsafe class AdamaxRule<TSimd, TVector>(OptimizerOptions.Adamax options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private float rate;

    public override int MomentCount => 2;

    public override bool IsIdleBeforeFirstGradient => options.WeightDecay == 0;

    // PyTorch starts the norm at 0 and has eps after a first gradient of 0; starting there changes nothing else.
    public override float InitialMoment(int moment) => moment == 0 ? 0 : Denominator.Eps(options.Eps);

    public override void BeginStep(long step, Span<double> scalars) =>
        rate = (float)-(options.Lr / (1 - Math.Pow(options.Beta1, step)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var first = moments[0];
        var norm = moments[1];
        var (beta1, rest1) = (TSimd.All((float)options.Beta1), TSimd.All((float)(1 - options.Beta1)));
        var beta2 = TSimd.All((float)options.Beta2);
        var (rates, eps) = (TSimd.All(rate), TSimd.All(Denominator.Eps(options.Eps)));
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
            var n = TSimd.Max(TSimd.Multiply(beta2, TSimd.Load(norm + i)), TSimd.Add(TSimd.Abs(g), eps));
            TSimd.Store(norm + i, n);
            TSimd.Store(weights + i, TSimd.Add(w, TSimd.Divide(TSimd.Multiply(rates, m), n)));
        }
    }
}
