using System.Collections.Immutable;
using Sweep.Actors.Simulation;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.Simulation;

/// <summary>A worker slot that trains the model <c>synthetic</c> in virtual time.</summary>
internal sealed class SimulatedWorker(Simulator simulator, string name, Action<NodeEvent> post)
{
    private CoordinatorMessage.Assign? _order;
    private TimeSpan _start;
    private int _training;
    private bool _isStopping;

    public void Start(CoordinatorMessage.Assign order)
    {
        (_order, _start, _isStopping) = (order, simulator.Now, false);
        _training++;
        Schedule(0, $"began {order.Trial}", () =>
        {
            post(new NodeEvent.TrainingBegan(Held, name, double.NaN, double.NaN));
            ScheduleNext(0);
        });
    }

    public void Stop() => _isStopping = true;

    public void Crash() => _training++;

    private HeldAttempt Held => new(_order!.Trial, _order.Attempt);

    private void ScheduleNext(long step)
    {
        var due = ReportSchedule.NextAfter(_order!.Spec, step);
        Schedule(due - step, $"{_order.Trial} step {due}", () => Reach(due));
    }

    private void Reach(long step)
    {
        if (_isStopping)
        {
            End(new TrainingResult.Stopped());
            return;
        }

        var spec = _order!.Spec;
        var curve = new SyntheticCurve(spec.Optimizer.Number("lr"), spec.Seed, spec.Steps);
        post(new NodeEvent.TrainingReported(Held, step, Measure(spec, curve, step)));
        if (step == spec.Steps) End(new TrainingResult.Completed());
        else ScheduleNext(step);
    }

    private static ImmutableArray<MetricValue> Measure(TrialSpec spec, SyntheticCurve curve, long step) =>
    [
        .. ReportSchedule.IsReportDue(spec, step)
            ? [new MetricValue(MetricNames.TrainLoss, curve.Loss(step))]
            : ImmutableArray<MetricValue>.Empty,
        .. ReportSchedule.IsEvaluationDue(spec, step)
            ? [new(MetricNames.Loss, curve.Loss(step)), new(MetricNames.Accuracy, curve.Accuracy(step))]
            : ImmutableArray<MetricValue>.Empty,
    ];

    private void End(TrainingResult result) =>
        post(new NodeEvent.TrainingEnded(Held, result, (simulator.Now - _start).TotalSeconds));

    private void Schedule(long steps, string label, Action deliver)
    {
        var training = _training;
        var delay = TimeSpan.FromSeconds(_order!.Spec.DurationSeconds * steps / _order.Spec.Steps);
        simulator.Schedule(delay, $"{name} {label}", () =>
        {
            if (training == _training) deliver();
        });
    }
}
