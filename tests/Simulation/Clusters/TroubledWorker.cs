using System.Collections.Immutable;
using System.Globalization;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.Simulation.Clusters;

/// <summary>A worker slot that trains the model <c>synthetic</c> in virtual time, goes on from checkpoints, and fails
/// where the seed says so.</summary>
internal sealed class TroubledWorker(LinkedCluster cluster, NodeProcess node, int slot)
{
    public const long StepsPerEpoch = 25;

    private static readonly TimeSpan CongestionWait = TimeSpan.FromMilliseconds(50);

    private CoordinatorMessage.Assign? _order;
    private ReportSchedule? _schedule;
    private TimeSpan _began;
    private TimeSpan _stepBegan;
    private long _reported;
    private int _training;
    private StopMode? _stop;

    private AttemptId Held => _order!.Attempt;

    public static ImmutableArray<MetricValue> Measure(TrialSpec spec, ReportSchedule schedule, long step)
    {
        var curve = new SyntheticCurve(spec.Optimizer.Number("lr"), spec.Seed, schedule.Steps);
        return
        [
            .. schedule.IsReportDue(step)
                ? [new MetricValue(MetricNames.TrainLoss, curve.Loss(step))]
                : ImmutableArray<MetricValue>.Empty,
            .. schedule.IsEvaluationDue(step)
                ? [new(MetricNames.Loss, curve.Loss(step)), new(MetricNames.Accuracy, curve.Accuracy(step))]
                : ImmutableArray<MetricValue>.Empty,
        ];
    }

    public void Start(CoordinatorMessage.Assign order)
    {
        (_order, _began, _stepBegan, _stop) = (order, node.Clock.Now, node.Clock.Now, null);
        _schedule = ReportSchedule.Of(order.Spec, StepsPerEpoch);
        _reported = CheckpointFor(order);
        _training++;
        After(0, "begins", () =>
        {
            node.Handle(new NodeEvent.TrainingBegan(Held, $"cpu:{slot}", double.NaN, double.NaN, StepsPerEpoch));
            TrainOn();
        });
    }

    public void Stop(StopMode mode) => _stop = mode;

    private long CheckpointFor(CoordinatorMessage.Assign order)
    {
        if (order.Checkpoint is { } sent) return sent.ReportedStep;
        if (order.Checkpoints.To == CheckpointPlace.Coordinator) return 0;
        var kept = cluster.Folder.GetValueOrDefault((order.Attempt.Sweep, order.Attempt.Trial));
        return kept <= order.ReportedStep ? kept : 0;
    }

    private void TrainOn()
    {
        var due = _schedule!.NextAfter(_reported);
        _stepBegan = node.Clock.Now;
        After(due - _reported, string.Create(CultureInfo.InvariantCulture, $"step {due}"), () => Reach(due));
    }

    private void Reach(long step)
    {
        LeaseWitness.Trained(node, Held, _stepBegan);
        if (_stop is { } mode)
        {
            if (mode == StopMode.Checkpoint) Save();
            End(new TrainingResult.Stopped());
        }
        else if (node.IsCongested)
        {
            var training = _training;
            node.After(CongestionWait, "waits for room", () =>
            {
                if (training == _training) Reach(step);
            });
        }
        else if (cluster.Troubles.Strike(_order!, _schedule!, step) is { } failure)
        {
            End(new TrainingResult.Failed(failure));
        }
        else
        {
            Report(step);
        }
    }

    private void Report(long step)
    {
        node.Handle(new NodeEvent.TrainingReported(Held, step, Measure(_order!.Spec, _schedule!, step)));
        _reported = step;
        Save();
        if (step == _schedule!.Steps) End(new TrainingResult.Completed());
        else TrainOn();
    }

    private void Save()
    {
        if (_reported == 0) return;
        if (_order!.Checkpoints.To == CheckpointPlace.Folder)
            cluster.Folder[(Held.Sweep, Held.Trial)] = _reported;
        else
            node.Handle(new NodeEvent.CheckpointTaken(Held, _reported, BitConverter.GetBytes(_reported)));
    }

    private void End(TrainingResult result)
    {
        _training++;
        node.Handle(new NodeEvent.TrainingEnded(Held, result, (node.Clock.Now - _began).TotalSeconds));
    }

    private void After(long steps, string what, Action act)
    {
        var training = _training;
        var time = TimeSpan.FromSeconds(_order!.Spec.DurationSeconds * steps / _schedule!.Steps);
        node.After(time, $"{Held} {what}", () =>
        {
            if (training == _training) act();
        });
    }
}
