using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.Adagrad (Duchi et al. 2011).</summary>
internal sealed unsafe class AdagradRule<TSimd, TVector>(OptimizerOptions.Adagrad options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    private float rate;

    public override int MomentCount => 1;

    public override bool IsIdleAtZeroGradient => options.WeightDecay == 0;

    public override float InitialMoment(int moment) => (float)options.InitialAccumulatorValue;

    public override void BeginStep(long step, Span<double> scalars) =>
        rate = (float)-(options.Lr / (1 + ((step - 1) * options.LrDecay)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var sum = moments[0];
        var rates = TSimd.All(rate);
        var eps = TSimd.All(Denominator.Eps(options.Eps));
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            var s = TSimd.MultiplyAdd(g, g, TSimd.Load(sum + i));
            TSimd.Store(sum + i, s);
            var divisor = TSimd.Add(TSimd.Sqrt(s), eps);
            TSimd.Store(weights + i, TSimd.Add(w, TSimd.Divide(TSimd.Multiply(rates, g), divisor)));
        }
    }
}
