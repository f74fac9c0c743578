using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The fields of the trainer that a grid may sweep beside the options of the optimizer.</summary>
public static class TrainerAxes
{
    public const string BatchSize = "batchSize";
    public const string Epochs = "epochs";
    public const string Hidden = "hidden";
    public const string Steps = "steps";

    /// <summary>What each accepts, by name in ordinal order.</summary>
    public static ImmutableArray<(string Name, ValueKind Kind)> All { get; } =
    [
        (BatchSize, new ValueKind.Whole(1, 1_000_000)),
        (Epochs, new ValueKind.Whole(1, 1_000_000)),
        (Hidden, new ValueKind.WholeList(1, 65_536, 64)),
        (Steps, new ValueKind.Whole(1, 1_000_000_000_000)),
    ];

    /// <summary>What the named field accepts, or null when it is no axis.</summary>
    public static ValueKind? Kind(string name) => All.FirstOrDefault(axis => axis.Name == name).Kind;

    /// <summary>The axis that sweeps a length of this unit.</summary>
    public static string Length(LengthUnit unit) => unit == LengthUnit.Epochs ? Epochs : Steps;

    /// <summary>Why the named field is no axis of this trainer, and what to do; null when it is one.</summary>
    public static string? Refusal(string name, TrainerOptions trainer)
    {
        if (name == Hidden && trainer.Model == ModelNames.Lenet)
            return "lenet has layers of its own, so remove hidden";
        if (name is not (Steps or Epochs) || name == Length(trainer.Length.Unit)) return null;

        var own = Length(trainer.Length.Unit);
        return $"trainer gives its length in {own}, and {name} and {own} exclude each other; sweep {own}, or give "
            + $"trainer.{name} in place of trainer.{own}";
    }

    /// <summary>The trainer's own values, which hold where no axis overrides them.</summary>
    public static IEnumerable<KeyValuePair<string, ParameterValue>> Defaults(TrainerOptions trainer)
    {
        yield return new(BatchSize, new ParameterValue.Number(trainer.BatchSize));
        yield return new(Length(trainer.Length.Unit), new ParameterValue.Number(trainer.Length.Count));
        if (trainer.Model == ModelNames.Lenet) yield break;
        yield return new(Hidden, new ParameterValue.Numbers([.. trainer.Hidden.Select(width => (double)width)]));
    }
}
