using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>What every trial trains, before a grid axis overrides a field of it.</summary>
public sealed record TrainerOptions
{
    public required string Model { get; init; }

    public string Dataset { get; init; } = "";

    public ImmutableArray<int> Hidden { get; init; } = [];

    public int BatchSize { get; init; } = 100;

    public required long Steps { get; init; }

    /// <summary>Steps between evaluations; null: only the last step is evaluated.</summary>
    public long? EvaluateEvery { get; init; }

    /// <summary>Steps between reports of the training loss; null: about 30 per trial, see
    /// <see cref="ReportEveryOf"/>.</summary>
    public long? ReportEvery { get; init; }

    public double DurationSeconds { get; init; }

    /// <summary>Steps between evaluations of a trial of this many steps.</summary>
    public long EvaluateEveryOf(long steps) => Math.Min(EvaluateEvery ?? steps, steps);

    /// <summary>Steps between reports of a trial of this many steps. Unless it is given, it is the largest divisor of
    /// the evaluation interval that gives 30 to 60 reports, so that both fall on the same steps; where no divisor
    /// does, a thirtieth of the steps.</summary>
    public long ReportEveryOf(long steps)
    {
        if (ReportEvery is { } given) return Math.Min(given, steps);

        var target = Math.Max(1, steps / 30);
        var interval = EvaluateEveryOf(steps);
        for (var candidate = target; candidate > target / 2; candidate--)
        {
            if (interval % candidate == 0) return candidate;
        }

        return target;
    }
}
