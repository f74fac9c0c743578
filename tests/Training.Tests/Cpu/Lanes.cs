using System.Security.Cryptography;

namespace Sweep.Training.Tests.Cpu;

/// <summary>Lanes as tests want them, and all their bits in a short text.</summary>
internal static class Lanes
{
    public static readonly OptimizerOptions Adam = new OptimizerOptions.Adam { Lr = 0.01 };

    public static readonly OptimizerOptions Sgd = new OptimizerOptions.Sgd { Lr = 0.1 };

    /// <summary>Every rule, and every option that adds state.</summary>
    public static readonly OptimizerOptions[] AllOptimizers =
    [
        Sgd,
        new OptimizerOptions.Sgd { Lr = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        Adam,
        new OptimizerOptions.Adam { Lr = 0.01, Amsgrad = true },
        new OptimizerOptions.AdamW { Lr = 0.01, WeightDecay = 0.01 },
        new OptimizerOptions.Adagrad { Lr = 0.01, LrDecay = 0.1, InitialAccumulatorValue = 0.1 },
        new OptimizerOptions.Adadelta { Lr = 1 },
        new OptimizerOptions.Adamax { Lr = 0.01 },
        new OptimizerOptions.Nadam { Lr = 0.01 },
        new OptimizerOptions.Rmsprop { Lr = 0.01, Centered = true, Momentum = 0.5 },
        new OptimizerOptions.Rprop { Lr = 0.01 },
    ];

    public static LaneOptions With(OptimizerOptions optimizer, int batchSize = 20, int seed = 3) => new()
    {
        Optimizer = optimizer,
        BatchSize = batchSize,
        Seed = seed,
        HaltWhenNotFinite = true,
    };

    public static string Fingerprint(this ILaneEngine engine, int lane) =>
        Convert.ToHexString(SHA256.HashData(engine.Save(lane)));
}
