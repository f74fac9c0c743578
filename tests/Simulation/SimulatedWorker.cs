using System.Collections.Immutable;
using Sweep.Actors.Simulation;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.Simulation;

/// <summary>A worker slot that trains the model <c>synthetic</c> in virtual time.</summary>
internal sealed class SimulatedWorker(Simulator simulator, string name, Action<NodeEvent> post)
{
    private const long StepsPerEpoch = 25;

    private CoordinatorMessage.Assign? _order;
    private TimeSpan _start;
    private int _training;
    private bool _isStopping;

    public void Start(CoordinatorMessage.Assign order)
    {
        (_order, _start, _isStopping) = (order, simulator.Now, false);
        _training++;
        After(0, $"began {order.Attempt.Trial}", () =>
        {
            post(new NodeEvent.TrainingBegan(Held, name, double.NaN, double.NaN, StepsPerEpoch));
            ScheduleNext(0);
        });
    }

    public void Stop() => _isStopping = true;

    public void Crash() => _training++;

    private ReportSchedule Schedule => ReportSchedule.Of(_order!.Spec, StepsPerEpoch);

    private AttemptId Held => _order!.Attempt;

    private void ScheduleNext(long step)
    {
        var due = Schedule.NextAfter(step);
        After(due - step, $"{_order!.Attempt.Trial} step {due}", () => Reach(due));
    }

    private void Reach(long step)
    {
        if (_isStopping)
        {
            End(new TrainingResult.Stopped());
            return;
        }

        var (spec, schedule) = (_order!.Spec, Schedule);
        var curve = new SyntheticCurve(spec.Optimizer.Number("lr"), spec.Seed, schedule.Steps);
        post(new NodeEvent.TrainingReported(Held, step, Measure(schedule, curve, step)));
        if (step == schedule.Steps) End(new TrainingResult.Completed());
        else ScheduleNext(step);
    }

    private static ImmutableArray<MetricValue> Measure(ReportSchedule schedule, SyntheticCurve curve, long step) =>
    [
        .. schedule.IsReportDue(step)
            ? [new MetricValue(MetricNames.TrainLoss, curve.Loss(step))]
            : ImmutableArray<MetricValue>.Empty,
        .. schedule.IsEvaluationDue(step)
            ? [new(MetricNames.Loss, curve.Loss(step)), new(MetricNames.Accuracy, curve.Accuracy(step))]
            : ImmutableArray<MetricValue>.Empty,
    ];

    private void End(TrainingResult result) =>
        post(new NodeEvent.TrainingEnded(Held, result, (simulator.Now - _start).TotalSeconds));

    private void After(long steps, string label, Action deliver)
    {
        var training = _training;
        var delay = TimeSpan.FromSeconds(_order!.Spec.DurationSeconds * steps / Schedule.Steps);
        simulator.Schedule(delay, $"{name} {label}", () =>
        {
            if (training == _training) deliver();
        });
    }
}
