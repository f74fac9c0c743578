using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>All that a node needs to train one trial; the same spec gives the same reports, bit for bit.</summary>
public sealed record TrialSpec
{
    /// <summary>One of <see cref="ModelNames"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Folder name of the data set, or <c>digits</c>; empty for <c>synthetic</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>Widths of the hidden layers, input side first; only for <c>mlp</c>.</summary>
    public required ImmutableArray<int> Hidden { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Of the whole trial. <see cref="ReportSchedule"/> has it in steps.</summary>
    public required TrialLength Length { get; init; }

    /// <summary>Steps or epochs (the unit of the length) between evaluations on the test set; the last step is always
    /// evaluated.</summary>
    public required long EvaluateEvery { get; init; }

    /// <summary>Steps between reports of the training loss; null: as the length suggests. Step 1 and the last step are
    /// always reported.</summary>
    public required long? ReportEvery { get; init; }

    /// <summary>Of the inputs; null: pixels are 0 to 1.</summary>
    public required InputNormalisation? Normalise { get; init; }

    /// <summary>Only for <c>synthetic</c>: seconds that the whole trial takes; 0 takes no time.</summary>
    public required double DurationSeconds { get; init; }

    public required OptimizerSpec Optimizer { get; init; }

    public required int Seed { get; init; }

    /// <summary>End the trial at the step whose training loss is not finite (off when divergence is switched off).
    /// </summary>
    public required bool HaltWhenNotFinite { get; init; }
}
