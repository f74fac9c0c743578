using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>One lane of an engine, driven to the end of its trial.</summary>
internal sealed class LaneTraining : ITraining
{
    /// <summary>Steps of an mlp between looks at the stop signal: a few milliseconds. A convolutional network takes as
    /// long for a single step.</summary>
    private const int MlpStepsPerLook = 16;

    private readonly ILaneEngine _engine;
    private readonly LabelledData _data;
    private readonly int _lane;
    private readonly int _batchSize;
    private readonly int _stepsPerLook;

    /// <exception cref="InvalidDataException">The checkpoint is damaged or of another trial.</exception>
    public LaneTraining(ILaneEngine engine, LabelledData data, TrialSpec spec, ReadOnlySpan<byte> checkpoint)
    {
        (_engine, _data, _batchSize) = (engine, data, spec.BatchSize);
        _stepsPerLook = spec.Model == ModelNames.Mlp ? MlpStepsPerLook : 1;
        _lane = engine.Add(
            new LaneOptions
            {
                Optimizer = OptimizerTranslation.OptionsOf(spec.Optimizer),
                BatchSize = spec.BatchSize,
                Seed = spec.Seed,
                HaltWhenNotFinite = spec.HaltWhenNotFinite,
            },
            checkpoint);
    }

    public double GuessLoss => Math.Log(_data.Classes);

    public double GuessAccuracy => _data.MajorityShare();

    public long StepsPerEpoch => _data.StepsPerEpoch(_batchSize);

    public long Step => _engine.Status(_lane).Step;

    public bool IsHalted => _engine.Status(_lane).IsHalted;

    public void AdvanceTo(long step, StopSignal stop, Func<bool> isPauseDue)
    {
        while (Step < step && !IsHalted && !stop.IsSet)
        {
            _engine.Advance((int)Math.Min(_stepsPerLook, step - Step));
            if (isPauseDue()) return;
        }
    }

    public double TakeMeanLoss() => _engine.TakeMeanLoss(_lane);

    public Evaluation Evaluate() => _engine.Evaluate(_lane);

    public byte[]? Save() => _engine.Save(_lane);

    public void Dispose() => _engine.Remove(_lane);
}
