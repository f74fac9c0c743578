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
        var steps = (long)((Number)Values[TrainerAxes.Steps]).Value;
        return new TrialSpec
        {
            Model = trainer.Model,
            Dataset = trainer.Dataset,
            Hidden = [.. ((Numbers)Values[TrainerAxes.Hidden]).Values.Select(width => (int)width)],
            BatchSize = (int)((Number)Values[TrainerAxes.BatchSize]).Value,
            Steps = steps,
            EvaluateEvery = trainer.EvaluateEveryOf(steps),
            ReportEvery = trainer.ReportEveryOf(steps),
            DurationSeconds = trainer.DurationSeconds,
            Optimizer = new OptimizerSpec(Optimizer.Name, Optimizer.Options.ToImmutableSortedDictionary(
                option => option.Name, option => Values[option.Name], StringComparer.Ordinal)),
            Seed = seed,
            HaltWhenNotFinite = definition.Divergence.Enabled,
        };
    }
}
