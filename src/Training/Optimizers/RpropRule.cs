using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>torch.optim.Rprop (Riedmiller and Braun 1993, without weight backtracking): only the gradient's sign
/// counts, and each weight has a step size of its own. After a change of sign the weight rests for one step.</summary>
internal sealed unsafe class RpropRule<TSimd, TVector>(OptimizerOptions.Rprop options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public override int MomentCount => 2;

    public override bool IsIdleBeforeFirstGradient => true;

    // PyTorch starts at lr and clamps it in the first step, before its first use.
    public override float InitialMoment(int moment) => moment == 0
        ? 0
        : MathF.Min(MathF.Max((float)options.Lr, (float)options.StepSizeMin), (float)options.StepSizeMax);

    public override void BeginStep(long step, Span<double> scalars) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var previous = moments[0];
        var sizes = moments[1];
        var (zero, one) = (TSimd.Zero, TSimd.All(1));
        var (shrink, grow) = (TSimd.All((float)options.EtaMinus), TSimd.All((float)options.EtaPlus));
        var (least, most) = (TSimd.All((float)options.StepSizeMin), TSimd.All((float)options.StepSizeMax));
        for (var i = 0; i < count; i += TSimd.Count)
        {
            var w = TSimd.Load(weights + i);
            var g = TSimd.Load(gradient + i);
            var agreement = TSimd.Multiply(g, TSimd.Load(previous + i));
            var turned = TSimd.IsGreater(zero, agreement);
            var factor = TSimd.Select(turned, shrink, TSimd.Select(TSimd.IsGreater(agreement, zero), grow, one));
            var size = TSimd.Multiply(TSimd.Load(sizes + i), factor);
            size = TSimd.Min(TSimd.Max(size, least), most);
            TSimd.Store(sizes + i, size);
            g = TSimd.Select(turned, zero, g);
            TSimd.Store(previous + i, g);
            var down = TSimd.Select(TSimd.IsGreater(g, zero), TSimd.Subtract(w, size), w);
            TSimd.Store(weights + i, TSimd.Select(TSimd.IsGreater(zero, g), TSimd.Add(w, size), down));
        }
    }
}
