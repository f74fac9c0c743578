using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>Reads spec.trainer. What is wrong is replaced by a default, so that the rest can be checked against it.
/// </summary>
internal static class TrainerReader
{
    private static readonly ImmutableArray<int> HiddenDefault = [100];

    public static TrainerOptions Read(FieldReader? trainer, DefinitionErrors errors)
    {
        if (trainer is null) return new TrainerOptions { Model = "mlp", Steps = 1, Hidden = HiddenDefault };

        var model = ReadModel(trainer, errors);
        var isSynthetic = model == "synthetic";
        var dataset = trainer.Word("dataset") ?? "digits";
        var duration = trainer.Real("durationSeconds");
        if (model == "mlp" && trainer.Node("durationSeconds") is not null)
        {
            errors.Add(trainer.PlaceOf("durationSeconds"),
                "trainer.durationSeconds is only for the model synthetic; "
                    + "mlp takes the time that it needs, so remove it");
        }

        return new TrainerOptions
        {
            Model = model ?? "mlp",
            Dataset = isSynthetic ? "" : dataset,
            Hidden = trainer.Value(TrainerAxes.Hidden) is ParameterValue.Numbers widths
                ? [.. widths.Values.Select(width => (int)width)]
                : HiddenDefault,
            BatchSize = (int)(trainer.Whole(TrainerAxes.BatchSize) ?? 100),
            Steps = trainer.Whole(TrainerAxes.Steps) ?? 1,
            EvaluateEvery = trainer.Whole("evaluateEvery"),
            ReportEvery = trainer.Whole("reportEvery"),
            DurationSeconds = duration ?? 0,
        };
    }

    private static string? ReadModel(FieldReader trainer, DefinitionErrors errors)
    {
        if (trainer.Node("model") is YamlNode.Scalar { Text: "lenet" } lenet)
        {
            errors.Add(
                lenet.Place, "trainer.model is lenet, which this version cannot train yet; use mlp or synthetic");
            return null;
        }

        return trainer.Word("model");
    }
}
