using System.Collections.Immutable;
using System.Diagnostics;
using Value = Sweep.Messages.Wire.Contracts.OptimizerOption.ValueOneofCase;

namespace Sweep.Messages.Wire;

/// <summary>What a node needs to train a trial.</summary>
internal static class SpecTranslation
{
    public static Contracts.TrialSpec ToContract(TrialSpec trial)
    {
        var spec = new Contracts.TrialSpec
        {
            Model = trial.Model,
            Dataset = trial.Dataset,
            BatchSize = trial.BatchSize,
            Length = trial.Length.Count,
            LengthUnit = WireNames.Lengths.Of(trial.Length.Unit),
            EvaluateEvery = trial.EvaluateEvery,
            DurationSeconds = trial.DurationSeconds,
            Optimizer = ToContract(trial.Optimizer),
            Seed = trial.Seed,
            HaltWhenNotFinite = trial.HaltWhenNotFinite,
        };
        spec.Hidden.AddRange(trial.Hidden);
        if (trial.ReportEvery is { } reportEvery) spec.ReportEvery = reportEvery;
        if (trial.Normalise is { } normalise)
        {
            spec.Normalise = new Contracts.Normalisation { Mean = normalise.Mean, Sd = normalise.Sd };
        }

        return spec;
    }

    public static TrialSpec FromContract(Contracts.TrialSpec spec) => new()
    {
        Model = spec.Model,
        Dataset = spec.Dataset,
        Hidden = [.. spec.Hidden],
        BatchSize = spec.BatchSize,
        Length = new TrialLength(spec.Length, WireNames.Lengths.From(spec.LengthUnit)),
        EvaluateEvery = spec.EvaluateEvery,
        ReportEvery = spec.HasReportEvery ? spec.ReportEvery : null,
        Normalise = spec.Normalise is { } n ? new InputNormalisation(n.Mean, n.Sd) : null,
        DurationSeconds = spec.DurationSeconds,
        Optimizer = FromContract(spec.Optimizer),
        Seed = spec.Seed,
        HaltWhenNotFinite = spec.HaltWhenNotFinite,
    };

    private static Contracts.Optimizer ToContract(OptimizerSpec spec)
    {
        var optimizer = new Contracts.Optimizer { Name = spec.Name };
        foreach (var (name, value) in spec.Options) optimizer.Options.Add(ToContract(name, value));
        return optimizer;
    }

    private static Contracts.OptimizerOption ToContract(string name, ParameterValue value)
    {
        switch (value)
        {
            case ParameterValue.Number v:
                return new Contracts.OptimizerOption { Name = name, Number = v.Value };
            case ParameterValue.Flag v:
                return new Contracts.OptimizerOption { Name = name, Flag = v.Value };
            case ParameterValue.Word v:
                return new Contracts.OptimizerOption { Name = name, Word = v.Value };
            case ParameterValue.Numbers v:
                var numbers = new Contracts.Numbers();
                numbers.Values.AddRange(v.Values);
                return new Contracts.OptimizerOption { Name = name, Numbers = numbers };
            default:
                throw new UnreachableException($"no contract for {value}");
        }
    }

    private static OptimizerSpec FromContract(Contracts.Optimizer? optimizer)
    {
        if (optimizer is null) throw new FrameRefusedException("a trial has no optimizer");
        var options = ImmutableSortedDictionary.CreateBuilder<string, ParameterValue>(StringComparer.Ordinal);
        foreach (var option in optimizer.Options)
        {
            if (options.TryAdd(option.Name, FromContract(option))) continue;
            throw new FrameRefusedException($"option {option.Name} is there twice");
        }

        return new OptimizerSpec(optimizer.Name, options.ToImmutable());
    }

    private static ParameterValue FromContract(Contracts.OptimizerOption option) => option.ValueCase switch
    {
        Value.Number => new ParameterValue.Number(option.Number),
        Value.Flag => new ParameterValue.Flag(option.Flag),
        Value.Word => new ParameterValue.Word(option.Word),
        Value.Numbers => new ParameterValue.Numbers([.. option.Numbers.Values]),
        _ => throw new FrameRefusedException($"option {option.Name} has no value that this version knows"),
    };
}
