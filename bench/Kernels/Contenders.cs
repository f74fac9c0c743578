using Sweep.Training;
using Sweep.Training.Cpu;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Bench;

/// <summary>What is measured: the dense step, the sparse step without an optimizer, and with each of them.</summary>
internal static class Contenders
{
    public static IReadOnlyList<StepTimer> Create(CpuData data)
    {
        var dense = new CpuData(data.Labelled) { IsSparse = false };
        return
        [
            new StepTimer("dense, sgd", dense, Rule(new OptimizerOptions.Sgd { Lr = 0.01 })),
            new StepTimer("no optimizer", data, new NoUpdate()),
            new StepTimer("sgd", data, Rule(new OptimizerOptions.Sgd { Lr = 0.1 })),
            new StepTimer("sgd, momentum", data, Rule(new OptimizerOptions.Sgd { Lr = 0.01, Momentum = 0.9 })),
            new StepTimer("adam", data, Rule(new OptimizerOptions.Adam { Lr = 1e-3 })),
            new StepTimer("adam, amsgrad", data, Rule(new OptimizerOptions.Adam { Lr = 1e-3, Amsgrad = true })),
            new StepTimer("adamw", data, Rule(new OptimizerOptions.AdamW { Lr = 1e-3, WeightDecay = 0.01 })),
            new StepTimer("adagrad", data, Rule(new OptimizerOptions.Adagrad { Lr = 1e-2 })),
            new StepTimer("adadelta", data, Rule(new OptimizerOptions.Adadelta { Lr = 1 })),
            new StepTimer("adamax", data, Rule(new OptimizerOptions.Adamax { Lr = 2e-3 })),
            new StepTimer("nadam", data, Rule(new OptimizerOptions.Nadam { Lr = 2e-3 })),
            new StepTimer("rmsprop", data, Rule(new OptimizerOptions.Rmsprop { Lr = 1e-3 })),
            new StepTimer("rprop", data, Rule(new OptimizerOptions.Rprop { Lr = 1e-2 })),
        ];
    }

    private static OptimizerRule Rule(OptimizerOptions options) => OptimizerRules.Create(options, VectorWidths.Best);
}
