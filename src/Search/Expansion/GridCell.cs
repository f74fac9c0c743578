using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;
using static Sweep.Messages.ParameterValue;

namespace Sweep.Search;

/// <summary>One cell with a value for every option of its optimizer and every field that can be swept.</summary>
internal sealed record GridCell(OptimizerEntry Optimizer, IReadOnlyDictionary<string, ParameterValue> Values)
{
    /// <summary>What a trial of this cell trains.</summary>
    public TrialSpec Spec(SweepDefinition definition, int seed)
    {
        var trainer = definition.Trainer;
        var unit = trainer.Length.Unit;
        var length = new TrialLength((long)((Number)Values[TrainerAxes.Length(unit)]).Value, unit);
        return new TrialSpec
        {
            Model = trainer.Model,
            Dataset = trainer.Dataset,
            Normalise = trainer.Normalise,
            Hidden = Values.GetValueOrDefault(TrainerAxes.Hidden) is Numbers widths
                ? [.. widths.Values.Select(width => (int)width)]
                : [],
            BatchSize = (int)((Number)Values[TrainerAxes.BatchSize]).Value,
            Length = length,
            EvaluateEvery = trainer.EvaluateEvery ?? (unit == LengthUnit.Epochs ? 1 : length.Count),
            ReportEvery = trainer.ReportEvery,
            DurationSeconds = trainer.DurationSeconds,
            Optimizer = new OptimizerSpec(Optimizer.Name, Optimizer.Options.ToImmutableSortedDictionary(
                option => option.Name, option => Values[option.Name], StringComparer.Ordinal)),
            Seed = seed,
            HaltWhenNotFinite = definition.Divergence.Enabled,
        };
    }
}
