using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.GpuNode.Tests.Workers;

/// <summary>Trial specs for tests.</summary>
internal static class Specs
{
    public static TrialSpec Synthetic(long steps, double lr = 0.1) => new()
    {
        Model = "synthetic",
        Dataset = "",
        Hidden = [],
        BatchSize = 1,
        Length = TrialLength.Steps(steps),
        EvaluateEvery = steps,
        ReportEvery = Math.Max(1, steps / 4),
        Normalise = null,
        DurationSeconds = 0,
        Optimizer = Optimizer("sgd", lr),
        Seed = 0,
        HaltWhenNotFinite = true,
    };

    public static TrialSpec Mlp(long steps, string optimizer = "adam", double lr = 0.01) => Synthetic(steps, lr) with
    {
        Model = "mlp",
        Dataset = "tiny",
        Hidden = [8],
        BatchSize = 10,
        Optimizer = Optimizer(optimizer, lr),
    };

    /// <summary>Epochs of six steps.</summary>
    public static TrialSpec Lenet(int epochs) => Mlp(steps: 1) with
    {
        Model = "lenet",
        Dataset = "images",
        Hidden = [],
        BatchSize = 16,
        Length = TrialLength.Epochs(epochs),
        EvaluateEvery = 1,
        ReportEvery = 4,
        Normalise = new InputNormalisation(0.1307, 0.3081),
    };

    private static OptimizerSpec Optimizer(string name, double lr)
    {
        var defaults = OptimizerCatalog.Find(name)!.Options.ToImmutableSortedDictionary(
            option => option.Name, option => option.Default, StringComparer.Ordinal);
        return new OptimizerSpec(name, defaults.SetItem("lr", new ParameterValue.Number(lr)));
    }
}
