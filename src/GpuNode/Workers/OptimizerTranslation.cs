using Sweep.Messages;
using Sweep.Training;

namespace Sweep.GpuNode.Workers;

/// <summary>From the names of a definition to the engine's options. Every optimizer of the definition's catalogue has a
/// line here; a test holds the two together.</summary>
public static class OptimizerTranslation
{
    /// <exception cref="NotSupportedException">The engine has no such optimizer.</exception>
    public static OptimizerOptions OptionsOf(OptimizerSpec spec) => spec.Name switch
    {
        "sgd" => new OptimizerOptions.Sgd
        {
            Lr = spec.Number("lr"), Momentum = spec.Number("momentum"), Dampening = spec.Number("dampening"),
            Nesterov = spec.Flag("nesterov"), WeightDecay = spec.Number("weight_decay"),
        },
        "adam" => new OptimizerOptions.Adam
        {
            Lr = spec.Number("lr"), Beta1 = spec.Numbers("betas")[0], Beta2 = spec.Numbers("betas")[1],
            Eps = spec.Number("eps"), Amsgrad = spec.Flag("amsgrad"), WeightDecay = spec.Number("weight_decay"),
        },
        "adamw" => new OptimizerOptions.AdamW
        {
            Lr = spec.Number("lr"), Beta1 = spec.Numbers("betas")[0], Beta2 = spec.Numbers("betas")[1],
            Eps = spec.Number("eps"), Amsgrad = spec.Flag("amsgrad"), WeightDecay = spec.Number("weight_decay"),
        },
        "adagrad" => new OptimizerOptions.Adagrad
        {
            Lr = spec.Number("lr"), LrDecay = spec.Number("lr_decay"),
            InitialAccumulatorValue = spec.Number("initial_accumulator_value"), Eps = spec.Number("eps"),
            WeightDecay = spec.Number("weight_decay"),
        },
        "adadelta" => new OptimizerOptions.Adadelta
        {
            Lr = spec.Number("lr"), Rho = spec.Number("rho"), Eps = spec.Number("eps"),
            WeightDecay = spec.Number("weight_decay"),
        },
        "adamax" => new OptimizerOptions.Adamax
        {
            Lr = spec.Number("lr"), Beta1 = spec.Numbers("betas")[0], Beta2 = spec.Numbers("betas")[1],
            Eps = spec.Number("eps"), WeightDecay = spec.Number("weight_decay"),
        },
        "nadam" => new OptimizerOptions.Nadam
        {
            Lr = spec.Number("lr"), Beta1 = spec.Numbers("betas")[0], Beta2 = spec.Numbers("betas")[1],
            Eps = spec.Number("eps"), MomentumDecay = spec.Number("momentum_decay"),
            WeightDecay = spec.Number("weight_decay"),
        },
        "rmsprop" => new OptimizerOptions.Rmsprop
        {
            Lr = spec.Number("lr"), Alpha = spec.Number("alpha"), Eps = spec.Number("eps"),
            Momentum = spec.Number("momentum"), Centered = spec.Flag("centered"),
            WeightDecay = spec.Number("weight_decay"),
        },
        "rprop" => new OptimizerOptions.Rprop
        {
            Lr = spec.Number("lr"), EtaMinus = spec.Numbers("etas")[0], EtaPlus = spec.Numbers("etas")[1],
            StepSizeMin = spec.Numbers("step_sizes")[0], StepSizeMax = spec.Numbers("step_sizes")[1],
        },
        _ => throw new NotSupportedException($"this node's engine has no optimizer '{spec.Name}'"),
    };
}
