using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.EndToEnd.Nodes;

/// <summary>Orders for a node that nobody but the test stands behind.</summary>
internal static class Orders
{
    /// <summary>Takes no time, and reports five times.</summary>
    public static CoordinatorMessage.Assign Empty(long trial) => new(AttemptOf(trial), Spec("synthetic", steps: 4), 0);

    /// <summary>Trains for minutes unless it is stopped, and reports many times a second.</summary>
    public static CoordinatorMessage.Assign Long(long trial, CheckpointPlace place) =>
        new(AttemptOf(trial), Spec("mlp", steps: 100_000_000) with { ReportEvery = 100 }, 0)
        {
            Checkpoints = new CheckpointOptions { Every = TimeSpan.FromSeconds(1), To = place },
        };

    private static AttemptId AttemptOf(long trial) => new(new SweepId(1), new TrialId(trial), 1);

    private static TrialSpec Spec(string model, long steps) => new()
    {
        Model = model,
        Dataset = "digits",
        Hidden = [4],
        BatchSize = 2,
        Length = TrialLength.Steps(steps),
        EvaluateEvery = steps,
        ReportEvery = 1,
        Normalise = null,
        DurationSeconds = 0,
        Optimizer = new OptimizerSpec("sgd", OptimizerCatalog.Find("sgd")!.Options.ToImmutableSortedDictionary(
            option => option.Name, option => option.Default, StringComparer.Ordinal)),
        Seed = 1,
        HaltWhenNotFinite = true,
    };
}
