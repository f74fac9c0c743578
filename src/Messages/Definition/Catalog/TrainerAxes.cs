using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The fields of the trainer that a grid may sweep beside the options of the optimizer.</summary>
public static class TrainerAxes
{
    public const string BatchSize = "batchSize";
    public const string Hidden = "hidden";
    public const string Steps = "steps";

    /// <summary>What each accepts, by name in ordinal order.</summary>
    public static ImmutableArray<(string Name, ValueKind Kind)> All { get; } =
    [
        (BatchSize, new ValueKind.Whole(1, 1_000_000)),
        (Hidden, new ValueKind.WholeList(1, 65_536, 64)),
        (Steps, new ValueKind.Whole(1, 1_000_000_000_000)),
    ];

    /// <summary>What the named field accepts, or null when it is no axis.</summary>
    public static ValueKind? Kind(string name) => All.FirstOrDefault(axis => axis.Name == name).Kind;

    /// <summary>The trainer's own values, which hold where no axis overrides them.</summary>
    public static IEnumerable<KeyValuePair<string, ParameterValue>> Defaults(TrainerOptions trainer) =>
    [
        new(BatchSize, new ParameterValue.Number(trainer.BatchSize)),
        new(Hidden, new ParameterValue.Numbers([.. trainer.Hidden.Select(width => (double)width)])),
        new(Steps, new ParameterValue.Number(trainer.Steps)),
    ];
}
