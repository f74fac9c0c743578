using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

public sealed class OptimizerRangesTests
{
    public static TheoryData<string, OptimizerOptions> OutOfRange() => new()
    {
        { "lr", new OptimizerOptions.Sgd { Lr = -0.1 } },
        { "lr", new OptimizerOptions.Adam { Lr = double.NaN } },
        { "weight_decay", new OptimizerOptions.AdamW { Lr = 1, WeightDecay = -1 } },
        { "momentum", new OptimizerOptions.Sgd { Lr = 1, Momentum = -0.5 } },
        { "nesterov", new OptimizerOptions.Sgd { Lr = 1, Nesterov = true } },
        { "nesterov", new OptimizerOptions.Sgd { Lr = 1, Momentum = 0.9, Dampening = 0.1, Nesterov = true } },
        { "beta1", new OptimizerOptions.Adam { Lr = 1, Beta1 = 1 } },
        { "beta2", new OptimizerOptions.Adamax { Lr = 1, Beta2 = -0.1 } },
        { "eps", new OptimizerOptions.Nadam { Lr = 1, Eps = -1e-8 } },
        { "momentum_decay", new OptimizerOptions.Nadam { Lr = 1, MomentumDecay = -1 } },
        { "lr_decay", new OptimizerOptions.Adagrad { Lr = 1, LrDecay = -1 } },
        { "initial_accumulator_value", new OptimizerOptions.Adagrad { Lr = 1, InitialAccumulatorValue = -1 } },
        { "rho", new OptimizerOptions.Adadelta { Lr = 1, Rho = 1.1 } },
        { "alpha", new OptimizerOptions.Rmsprop { Lr = 1, Alpha = -0.1 } },
        { "etaminus", new OptimizerOptions.Rprop { Lr = 1, EtaMinus = 1 } },
        { "etaplus", new OptimizerOptions.Rprop { Lr = 1, EtaPlus = 1 } },
        { "step_size_max", new OptimizerOptions.Rprop { Lr = 1, StepSizeMin = 1, StepSizeMax = 0.5 } },
        { "weight_decay", new OptimizerOptions.Rprop { Lr = 1, WeightDecay = 0.1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_its_range_is_named(string option, OptimizerOptions options)
    {
        var refusal = Should.Throw<ArgumentException>(() => OptimizerRules.Create(options, VectorWidths.Best));

        refusal.Message.ShouldStartWith(option + " is ");
    }
}
