using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>Whether larger or smaller values of the objective are better.</summary>
public enum Goal
{
    Maximize,
    Minimize,
}

/// <summary>Which final metric decides, and in which direction.</summary>
public sealed record Objective(string Metric, Goal Goal);

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

/// <summary>When a run counts as diverged; see docs/divergence.md for the reasons behind the defaults.</summary>
public sealed record DivergenceOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>The loss may not exceed this multiple of the first reported training loss ...</summary>
    public double LossFactor { get; init; } = 10;

    /// <summary>... for this many reports in a row.</summary>
    public int Reports { get; init; } = 3;

    /// <summary>Share of the trial's steps (0 to 1) before "no better than guessing" may be said.</summary>
    public double Grace { get; init; } = 0.2;
}

/// <summary>Limits of a whole sweep; null means unlimited.</summary>
public sealed record BudgetOptions
{
    public long? Trials { get; init; }

    /// <summary>Failed trials after which the sweep itself fails.</summary>
    public long? Failures { get; init; }

    public TimeSpan? Time { get; init; }
}

/// <summary>One grid axis: a name and its canonical, distinct values in the author's order.</summary>
public sealed record GridAxis(string Name, ImmutableArray<ParameterValue> Values);

/// <summary>Axes that advance together: row i gives each name its i-th value.</summary>
public sealed record LinkedAxes(ImmutableArray<string> Names, ImmutableArray<ImmutableArray<ParameterValue>> Rows);

/// <summary>One cell as its author named it, optimizer included; what it does not name has its default.</summary>
public sealed record NamedCell(ImmutableArray<KeyValuePair<string, ParameterValue>> Values);

/// <summary>A set of cells: those that have, for each name, one of its values.</summary>
public sealed record CellPattern(ImmutableArray<GridAxis> Names);

/// <summary>The product of its axes and linked axes, less what <c>exclude</c> matches, plus each <c>include</c>. A
/// block without axes has no product. The order of axes carries no meaning: cells are ordered by
/// <see cref="Definition.CellSegment"/>.</summary>
public sealed record GridBlock(
    ImmutableArray<GridAxis> Axes,
    ImmutableArray<LinkedAxes> Linked,
    ImmutableArray<NamedCell> Include,
    ImmutableArray<CellPattern> Exclude);

/// <summary>A whole sweep, validated: what one YAML file says after overrides.</summary>
public sealed record SweepDefinition
{
    public required string Name { get; init; }

    public required TrainerOptions Trainer { get; init; }

    public required Objective Objective { get; init; }

    public required ImmutableArray<GridBlock> Grid { get; init; }

    /// <summary>Distinct seeds in the author's order; at least one.</summary>
    public required ImmutableArray<int> Seeds { get; init; }

    public DivergenceOptions Divergence { get; init; } = new();

    public BudgetOptions Budget { get; init; } = new();

    /// <summary>Most trials running at once; null: as many as there are workers.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Attempts after the first that a failing trial may use.</summary>
    public int Retries { get; init; }
}
