using System.Runtime.CompilerServices;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>The rule of an optimizer's options, for a vector width.</summary>
internal static class OptimizerRules
{
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static OptimizerRule Create(OptimizerOptions options, VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => Create<Simd512, System.Runtime.Intrinsics.Vector512<float>>(options),
        VectorWidth.Bits256 => Create<Simd256, System.Runtime.Intrinsics.Vector256<float>>(options),
        _ => Create<Simd128, System.Runtime.Intrinsics.Vector128<float>>(options),
    };

    private static OptimizerRule Create<TSimd, TVector>(OptimizerOptions options)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged => options switch
        {
            OptimizerOptions.Sgd sgd => new SgdRule<TSimd, TVector>(sgd),
            _ => throw new NotSupportedException($"{options.GetType().Name} has no update rule yet."),
        };
}

/// <summary>Gradient descent alone, without momentum and weight decay.</summary>
internal sealed unsafe class SgdRule<TSimd, TVector>(OptimizerOptions.Sgd options) : OptimizerRule
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public override int MomentCount => 0;

    public override bool IsIdleAtZeroGradient => true;

    public override void BeginStep(long step, Span<double> scalars) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* weights, float* gradient, float** moments, int count)
    {
        var rate = TSimd.All((float)-options.Lr);
        for (var i = 0; i < count; i += TSimd.Count)
        {
            TSimd.Store(weights + i, TSimd.MultiplyAdd(rate, TSimd.Load(gradient + i), TSimd.Load(weights + i)));
        }
    }
}
