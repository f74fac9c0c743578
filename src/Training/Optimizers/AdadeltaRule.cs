using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.Adadelta (Zeiler 2012). The quotient of two roots is taken as the root of a quotient, so that
/// an element costs one root and one division.</summary>
internal sealed unsafe class AdadeltaRule<TSimd, TVector>(OptimizerOptions.Adadelta options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public override int MomentCount => 2;

    public override bool IsIdleBeforeFirstGradient => options.WeightDecay == 0;

    public override void BeginStep(long step, Span<double> scalars) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var squares = moments[0];
        var deltas = moments[1];
        var rate = TSimd.All((float)-options.Lr);
        var (rho, rest) = (TSimd.All((float)options.Rho), TSimd.All((float)(1 - options.Rho)));
        var (epsAbove, epsBelow) = (TSimd.All((float)options.Eps), TSimd.All(Denominator.Eps(options.Eps)));
        var decay = TSimd.All((float)options.WeightDecay);
        var decays = options.WeightDecay != 0;
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            if (decays) g = TSimd.MultiplyAdd(decay, w, g);
            var s = TSimd.MultiplyAdd(TSimd.Multiply(rest, g), g, TSimd.Multiply(rho, TSimd.Load(squares + i)));
            s = Moments.DropTiny<TSimd, TVector>(s);
            TSimd.Store(squares + i, s);
            var a = TSimd.Load(deltas + i);
            var ratio = TSimd.Divide(TSimd.Add(a, epsAbove), TSimd.Add(s, epsBelow));
            var delta = TSimd.Multiply(TSimd.Sqrt(ratio), g);
            a = TSimd.MultiplyAdd(TSimd.Multiply(rest, delta), delta, TSimd.Multiply(rho, a));
            TSimd.Store(deltas + i, Moments.DropTiny<TSimd, TVector>(a));
            TSimd.Store(weights + i, TSimd.MultiplyAdd(rate, delta, w));
        }
    }
}
