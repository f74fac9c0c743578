namespace Sweep.Training.Optimizers;

/// <summary>Adam and AdamW differ in one thing: where weight decay enters.</summary>
/// <param name="IsDecoupled">AdamW's: the weights shrink by themselves, apart from the gradient.</param>
internal sealed record AdamSettings(
    double Lr, double Beta1, double Beta2, double Eps, double WeightDecay, bool Amsgrad, bool IsDecoupled)
{
    public static AdamSettings Of(OptimizerOptions.Adam adam) =>
        new(adam.Lr, adam.Beta1, adam.Beta2, adam.Eps, adam.WeightDecay, adam.Amsgrad, IsDecoupled: false);

    public static AdamSettings Of(OptimizerOptions.AdamW adamW) =>
        new(adamW.Lr, adamW.Beta1, adamW.Beta2, adamW.Eps, adamW.WeightDecay, adamW.Amsgrad, IsDecoupled: true);
}
