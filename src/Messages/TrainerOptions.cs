using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>What every trial trains, before a grid axis overrides a field of it.</summary>
public sealed record TrainerOptions
{
    public required string Model { get; init; }

    public string Dataset { get; init; } = "";

    public ImmutableArray<int> Hidden { get; init; } = [];

    public int BatchSize { get; init; } = 100;

    public required TrialLength Length { get; init; }

    /// <summary>Steps, or epochs where the length is in epochs, between evaluations; null: after each epoch, or only
    /// after the last step.</summary>
    public long? EvaluateEvery { get; init; }

    /// <summary>Steps between reports of the training loss; null: see <see cref="ReportSchedule"/>.</summary>
    public long? ReportEvery { get; init; }

    /// <summary>Of the inputs; null: pixels are 0 to 1.</summary>
    public InputNormalisation? Normalise { get; init; }

    public double DurationSeconds { get; init; }
}
