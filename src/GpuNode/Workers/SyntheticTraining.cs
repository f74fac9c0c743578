using Sweep.Actors;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.GpuNode.Workers;

/// <summary>The model <c>synthetic</c>: a formula in place of a network, paced to last as long as its definition says.
/// </summary>
internal sealed class SyntheticTraining(TrialSpec spec, IClock clock) : ITraining
{
    private readonly SyntheticCurve _curve = new(spec.Optimizer.Number("lr"), spec.Seed, spec.Steps);
    private readonly TimeSpan _start = clock.Now;

    public double GuessLoss => double.NaN;

    public double GuessAccuracy => double.NaN;

    public long Step { get; private set; }

    public bool IsHalted { get; private set; }

    public void AdvanceTo(long step, StopSignal stop)
    {
        if (spec.DurationSeconds > 0)
        {
            var due = _start + TimeSpan.FromSeconds(spec.DurationSeconds * step / spec.Steps);
            stop.WaitFor(due - clock.Now);
            if (stop.IsSet) return;
        }

        Step = step;
        IsHalted = spec.HaltWhenNotFinite && !double.IsFinite(_curve.Loss(step));
    }

    public double TakeMeanLoss() => _curve.Loss(Step);

    public Evaluation Evaluate() => new(_curve.Loss(Step), _curve.Accuracy(Step));

    public byte[]? Save() => null;

    public void Dispose() { }
}
