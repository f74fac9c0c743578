using System.Collections.Immutable;

namespace Sweep.Messages;

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

    /// <summary>Attempts after the first that a failing trial may use, by class of failure.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>Of two sweeps that wait for nodes, the one with the higher priority is served first.</summary>
    public int Priority { get; init; }

    public PlacementOptions Placement { get; init; } = new();

    public CheckpointOptions Checkpoints { get; init; } = new();
}
