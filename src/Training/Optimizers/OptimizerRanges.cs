namespace Sweep.Training.Optimizers;

/// <summary>The ranges that PyTorch's constructors accept. They bound what a rule can be computed with, not what makes
/// sense to train with.</summary>
internal static class OptimizerRanges
{
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public static void Check(OptimizerOptions options)
    {
        AtLeastZero("lr", options.Lr);
        AtLeastZero("weight_decay", options.WeightDecay);
        switch (options)
        {
            case OptimizerOptions.Sgd sgd: Check(sgd); break;
            case OptimizerOptions.Adam adam: CheckBetas(adam.Beta1, adam.Beta2, adam.Eps); break;
            case OptimizerOptions.AdamW adamW: CheckBetas(adamW.Beta1, adamW.Beta2, adamW.Eps); break;
            case OptimizerOptions.Adamax adamax: CheckBetas(adamax.Beta1, adamax.Beta2, adamax.Eps); break;
            case OptimizerOptions.Nadam nadam: Check(nadam); break;
            case OptimizerOptions.Adagrad adagrad: Check(adagrad); break;
            case OptimizerOptions.Adadelta adadelta: Check(adadelta); break;
            case OptimizerOptions.Rmsprop rmsprop: Check(rmsprop); break;
            case OptimizerOptions.Rprop rprop: Check(rprop); break;
        }
    }

    private static void Check(OptimizerOptions.Sgd sgd)
    {
        AtLeastZero("momentum", sgd.Momentum);
        Require(double.IsFinite(sgd.Dampening), "dampening", sgd.Dampening, "a finite number");
        Require(!sgd.Nesterov || (sgd.Momentum > 0 && sgd.Dampening == 0), "nesterov", 1,
            "used with a momentum above 0 and without dampening");
    }

    private static void Check(OptimizerOptions.Nadam nadam)
    {
        CheckBetas(nadam.Beta1, nadam.Beta2, nadam.Eps);
        AtLeastZero("momentum_decay", nadam.MomentumDecay);
    }

    private static void Check(OptimizerOptions.Adagrad adagrad)
    {
        AtLeastZero("lr_decay", adagrad.LrDecay);
        AtLeastZero("initial_accumulator_value", adagrad.InitialAccumulatorValue);
        AtLeastZero("eps", adagrad.Eps);
    }

    private static void Check(OptimizerOptions.Adadelta adadelta)
    {
        Require(adadelta.Rho is >= 0 and <= 1, "rho", adadelta.Rho, "from 0 to 1");
        AtLeastZero("eps", adadelta.Eps);
    }

    private static void Check(OptimizerOptions.Rmsprop rmsprop)
    {
        AtLeastZero("alpha", rmsprop.Alpha);
        AtLeastZero("eps", rmsprop.Eps);
        AtLeastZero("momentum", rmsprop.Momentum);
    }

    private static void Check(OptimizerOptions.Rprop rprop)
    {
        Require(rprop.WeightDecay == 0, "weight_decay", rprop.WeightDecay, "0: rprop has none");
        Require(rprop.EtaMinus is > 0 and < 1, "etaminus", rprop.EtaMinus, "between 0 and 1");
        Require(rprop.EtaPlus is > 1 and < double.PositiveInfinity, "etaplus", rprop.EtaPlus, "above 1");
        AtLeastZero("step_size_min", rprop.StepSizeMin);
        Require(rprop.StepSizeMax >= rprop.StepSizeMin, "step_size_max", rprop.StepSizeMax, "at least step_size_min");
    }

    private static void CheckBetas(double beta1, double beta2, double eps)
    {
        Require(beta1 is >= 0 and < 1, "beta1", beta1, "at least 0 and below 1");
        Require(beta2 is >= 0 and < 1, "beta2", beta2, "at least 0 and below 1");
        AtLeastZero("eps", eps);
    }

    private static void AtLeastZero(string name, double value) =>
        Require(value is >= 0 and < double.PositiveInfinity, name, value, "a finite number, 0 or more");

    private static void Require(bool isMet, string name, double value, string range)
    {
        if (!isMet) throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be {range}."));
    }
}
