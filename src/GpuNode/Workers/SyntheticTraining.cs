using Sweep.Actors;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.GpuNode.Workers;

/// <summary>The model <c>synthetic</c>: a formula in place of a network, paced to last as long as its definition says.
/// </summary>
internal sealed class SyntheticTraining : ITraining
{
    /// <summary>It has no training set, so its epochs have the length that is convenient for a rehearsal.</summary>
    private const long StepsInEpoch = 100;

    private readonly TrialSpec _spec;
    private readonly IClock _clock;
    private readonly TimeSpan _start;
    private readonly long _steps;
    private readonly SyntheticCurve _curve;

    public SyntheticTraining(TrialSpec spec, IClock clock)
    {
        (_spec, _clock, _start) = (spec, clock, clock.Now);
        _steps = ReportSchedule.Of(spec, StepsInEpoch).Steps;
        _curve = new SyntheticCurve(spec.Optimizer.Number("lr"), spec.Seed, _steps);
    }

    public double GuessLoss => double.NaN;

    public double GuessAccuracy => double.NaN;

    public long StepsPerEpoch => StepsInEpoch;

    public long Step { get; private set; }

    public bool IsHalted { get; private set; }

    public void AdvanceTo(long step, StopSignal stop, Func<bool> isPauseDue)
    {
        if (_spec.DurationSeconds > 0)
        {
            var due = _start + TimeSpan.FromSeconds(_spec.DurationSeconds * step / _steps);
            stop.WaitFor(due - _clock.Now);
            if (stop.IsSet) return;
        }

        Step = step;
        IsHalted = _spec.HaltWhenNotFinite && !double.IsFinite(_curve.Loss(step));
    }

    public double TakeMeanLoss() => _curve.Loss(Step);

    public Evaluation Evaluate() => new(_curve.Loss(Step), _curve.Accuracy(Step));

    public byte[]? Save() => null;

    public void Dispose() { }
}
