using System.Text.Json;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>Options in PyTorch's names; what is absent has PyTorch's default.</summary>
internal static class GoldenOptions
{
    public static OptimizerOptions Read(string optimizer, JsonElement options)
    {
        double Number(string name, double value) => options.TryGetProperty(name, out var set) ? set.GetDouble() : value;
        bool Flag(string name) => options.TryGetProperty(name, out var set) && set.GetBoolean();
        double Part(string name, int part, double value) =>
            options.TryGetProperty(name, out var set) ? set[part].GetDouble() : value;
        var decay = Number("weight_decay", optimizer == "adamw" ? 0.01 : 0);
        var (beta1, beta2) = (Part("betas", 0, 0.9), Part("betas", 1, 0.999));
        double Lr(double value) => Number("lr", value);
        double Eps(double value = 1e-8) => Number("eps", value);
        return optimizer switch
        {
            "sgd" => new OptimizerOptions.Sgd
            {
                Lr = Lr(double.NaN), WeightDecay = decay, Momentum = Number("momentum", 0),
                Dampening = Number("dampening", 0), Nesterov = Flag("nesterov"),
            },
            "adam" => new OptimizerOptions.Adam
            {
                Lr = Lr(1e-3), WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Eps = Eps(),
                Amsgrad = Flag("amsgrad"),
            },
            "adamw" => new OptimizerOptions.AdamW
            {
                Lr = Lr(1e-3), WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Eps = Eps(),
                Amsgrad = Flag("amsgrad"),
            },
            "adagrad" => new OptimizerOptions.Adagrad
            {
                Lr = Lr(1e-2), WeightDecay = decay, LrDecay = Number("lr_decay", 0), Eps = Eps(1e-10),
                InitialAccumulatorValue = Number("initial_accumulator_value", 0),
            },
            "adadelta" => new OptimizerOptions.Adadelta
            {
                Lr = Lr(1), WeightDecay = decay, Rho = Number("rho", 0.9), Eps = Eps(1e-6),
            },
            "adamax" => new OptimizerOptions.Adamax
            {
                Lr = Lr(2e-3), WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Eps = Eps(),
            },
            "nadam" => new OptimizerOptions.Nadam
            {
                Lr = Lr(2e-3), WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Eps = Eps(),
                MomentumDecay = Number("momentum_decay", 4e-3),
            },
            "rmsprop" => new OptimizerOptions.Rmsprop
            {
                Lr = Lr(1e-2), WeightDecay = decay, Alpha = Number("alpha", 0.99), Eps = Eps(),
                Momentum = Number("momentum", 0), Centered = Flag("centered"),
            },
            "rprop" => new OptimizerOptions.Rprop
            {
                Lr = Lr(1e-2), EtaMinus = Part("etas", 0, 0.5), EtaPlus = Part("etas", 1, 1.2),
                StepSizeMin = Part("step_sizes", 0, 1e-6), StepSizeMax = Part("step_sizes", 1, 50),
            },
            _ => throw new ArgumentException($"No optimizer is called {optimizer}.", nameof(optimizer)),
        };
    }
}
