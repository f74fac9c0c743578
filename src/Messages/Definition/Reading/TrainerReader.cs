using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads spec.trainer. What is wrong is replaced by a default, so that the rest can be checked against it.
/// </summary>
internal sealed class TrainerReader(FieldReader trainer, DefinitionErrors errors)
{
    private static readonly ImmutableArray<int> HiddenDefault = [100];

    public static TrainerOptions Read(FieldReader? trainer, DefinitionErrors errors) => trainer is null
        ? new TrainerOptions { Model = ModelNames.Mlp, Length = TrialLength.Steps(1), Hidden = HiddenDefault }
        : new TrainerReader(trainer, errors).Read();

    private TrainerOptions Read()
    {
        var model = trainer.Word("model");
        var dataset = trainer.Word("dataset") ?? "digits";
        var hidden = ReadHidden();
        var normalise = ReadNormalise();
        if (model == ModelNames.Lenet)
            Refuse(TrainerAxes.Hidden, "is only for the model mlp; lenet has layers of its own, so remove it");
        if (model is ModelNames.Mlp or ModelNames.Lenet)
            Refuse("durationSeconds",
                $"is only for the model synthetic; {model} takes the time that it needs, so remove it");
        var options = new TrainerOptions
        {
            Model = model ?? ModelNames.Mlp,
            Dataset = dataset,
            Normalise = normalise,
            Hidden = model == ModelNames.Lenet ? [] : hidden,
            BatchSize = (int)(trainer.Whole(TrainerAxes.BatchSize) ?? 100),
            Length = ReadLength(),
            EvaluateEvery = trainer.Whole("evaluateEvery"),
            ReportEvery = trainer.Whole("reportEvery"),
            DurationSeconds = trainer.Real("durationSeconds") ?? 0,
        };
        return model == ModelNames.Synthetic ? options with { Dataset = "", Normalise = null } : options;
    }

    private TrialLength ReadLength() => trainer.Whole(TrainerAxes.Epochs) is { } epochs
        ? TrialLength.Epochs(epochs)
        : TrialLength.Steps(trainer.Whole(TrainerAxes.Steps) ?? 1);

    private ImmutableArray<int> ReadHidden() =>
        trainer.Value(TrainerAxes.Hidden) is ParameterValue.Numbers widths
            ? [.. widths.Values.Select(width => (int)width)]
            : HiddenDefault;

    private InputNormalisation? ReadNormalise() =>
        trainer.Inside("normalise") is { } normalise
        && normalise.Real("mean") is { } mean && normalise.Real("sd") is { } sd
            ? new InputNormalisation(mean, sd)
            : null;

    private void Refuse(string field, string reason)
    {
        if (trainer.Node(field) is not null)
            errors.Add(trainer.PlaceOf(field), $"{trainer.PathOf(field)} {reason}");
    }
}
