using System.Runtime.Intrinsics;
using Sweep.Training.Simd;

namespace Sweep.Training.Optimizers;

/// <summary>The rule of an optimizer's options, for a vector width. docs/optimizers.md writes each rule down.</summary>
internal static class OptimizerRules
{
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static OptimizerRule Create(OptimizerOptions options, VectorWidth width)
    {
        OptimizerRanges.Check(options);
        return width switch
        {
            VectorWidth.Bits512 => Create<Simd512, Vector512<float>>(options),
            VectorWidth.Bits256 => Create<Simd256, Vector256<float>>(options),
            _ => Create<Simd128, Vector128<float>>(options),
        };
    }

    private static OptimizerRule Create<TSimd, TVector>(OptimizerOptions options)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged => options switch
        {
            OptimizerOptions.Sgd { Momentum: 0 } sgd => new SgdRule<TSimd, TVector>(sgd),
            OptimizerOptions.Sgd sgd => new SgdMomentumRule<TSimd, TVector>(sgd),
            OptimizerOptions.Adam adam => new AdamRule<TSimd, TVector>(AdamSettings.Of(adam)),
            OptimizerOptions.AdamW adamW => new AdamRule<TSimd, TVector>(AdamSettings.Of(adamW)),
            OptimizerOptions.Adagrad adagrad => new AdagradRule<TSimd, TVector>(adagrad),
            OptimizerOptions.Adadelta adadelta => new AdadeltaRule<TSimd, TVector>(adadelta),
            OptimizerOptions.Adamax adamax => new AdamaxRule<TSimd, TVector>(adamax),
            OptimizerOptions.Nadam nadam => new NadamRule<TSimd, TVector>(nadam),
            OptimizerOptions.Rmsprop rmsprop => new RmspropRule<TSimd, TVector>(rmsprop),
            OptimizerOptions.Rprop rprop => new RpropRule<TSimd, TVector>(rprop),
            _ => throw new ArgumentException($"{options.GetType().Name} has no update rule.", nameof(options)),
        };
}
