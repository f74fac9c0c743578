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

    public required long EvaluateEvery { get; init; }

    public required long ReportEvery { get; init; }

    public double DurationSeconds { get; init; }
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

/// <summary>A partial assignment; a cell matches when it has all of these values.</summary>
public sealed record PartialCell(ImmutableArray<KeyValuePair<string, ParameterValue>> Values);

/// <summary>The product of its axes and linked axes, less what <c>exclude</c> matches, plus each <c>include</c>.</summary>
public sealed record GridBlock(
    ImmutableArray<GridAxis> Axes,
    ImmutableArray<LinkedAxes> Linked,
    ImmutableArray<PartialCell> Include,
    ImmutableArray<PartialCell> Exclude);

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
