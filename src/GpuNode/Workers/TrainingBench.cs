using System.Collections.Immutable;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Telemetry;
using Sweep.GpuNode.Tracing;
using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>What a worker's thread does with one order: restore, train from report to report, checkpoint, and say how
/// it ended. It owns the engine, which outlives the order.</summary>
internal sealed class TrainingBench(string device, WorkerOptions options, LaneMeter meter) : IDisposable
{
    private (NetworkShape Shape, LabelledData Data, ILaneEngine Engine)? _ready;

    /// <summary>Every exception of a training is that attempt's failure, not the worker's: the node goes on.</summary>
    public TrainingResult Train(Assignment assignment)
    {
        var order = assignment.Order;
        try
        {
            var keeper = new CheckpointKeeper(assignment, options, meter.Checkpoint);
            using var training = Begin(order, keeper);
            return Run(training, assignment, keeper);
        }
        catch (Exception failure)
        {
            DropEngine();
            var told = Failures.Of(failure);
            if (told.Class != FailureClass.OutOfMemory) options.Warn(order.Attempt, $"{order.Attempt} failed", failure);
            return new TrainingResult.Failed(told);
        }
    }

    public void Dispose() => DropEngine();

    private TrainingResult Run(ITraining training, Assignment assignment, CheckpointKeeper keeper)
    {
        var (order, stop, trace) = assignment;
        var held = order.Attempt;
        options.Post(new NodeEvent.TrainingBegan(
            held, device, training.GuessLoss, training.GuessAccuracy, training.StepsPerEpoch));
        trace.Began(training.Step);
        var schedule = ReportSchedule.Of(order.Spec, training.StepsPerEpoch);
        while (training.Step < schedule.Steps)
        {
            var (before, due) = (training.Step, schedule.NextAfter(training.Step));
            training.AdvanceTo(due, stop, keeper.IsDue);
            meter.Train(training.Step - before, order.Spec.BatchSize);
            if (training.IsHalted)
            {
                keeper.Delete();
                Report(held, training.Step, [new MetricValue(MetricNames.TrainLoss, training.TakeMeanLoss())]);
                return new TrainingResult.Halted();
            }

            if (training.Step == due) Report(held, due, Measure(training, schedule, due, trace));
            if (stop.IsSet && training.Step < schedule.Steps)
            {
                if (stop.Mode == StopMode.Checkpoint) keeper.Save(training, schedule);
                if (stop.Mode == StopMode.Discard) keeper.Delete();
                return new TrainingResult.Stopped();
            }

            if (training.Step < schedule.Steps && keeper.IsDue()) keeper.Save(training, schedule);
        }

        keeper.Delete();
        return new TrainingResult.Completed();
    }

    private ImmutableArray<MetricValue> Measure(
        ITraining training, ReportSchedule schedule, long step, TrainingTrace trace)
    {
        var values = ImmutableArray.CreateBuilder<MetricValue>(3);
        if (schedule.IsReportDue(step))
        {
            values.Add(new MetricValue(MetricNames.TrainLoss, training.TakeMeanLoss()));
        }

        if (schedule.IsEvaluationDue(step))
        {
            var startedAt = options.Clock.Now;
            var evaluation = meter.Evaluate(training.Evaluate);
            trace.Evaluated(step, evaluation, startedAt);
            values.Add(new MetricValue(MetricNames.Loss, evaluation.Loss));
            values.Add(new MetricValue(MetricNames.Accuracy, evaluation.Accuracy));
        }

        return values.DrainToImmutable();
    }

    private void Report(AttemptId held, long step, ImmutableArray<MetricValue> values) =>
        options.Post(new NodeEvent.TrainingReported(held, step, values));

    private ITraining Begin(CoordinatorMessage.Assign order, CheckpointKeeper keeper)
    {
        if (order.Spec.Model == ModelNames.Synthetic) return new SyntheticTraining(order.Spec, options.Clock);
        var data = options.OpenData(order.Spec.Dataset);
        var engine = EngineFor(NetworkTranslation.ShapeOf(order.Spec, data), data);
        foreach (var checkpoint in keeper.Usable())
        {
            try
            {
                return new LaneTraining(engine, data, order.Spec, checkpoint.Lane.Span);
            }
            catch (InvalidDataException damage)
            {
                options.Warn(
                    order.Attempt,
                    $"a checkpoint of {order.Attempt.Trial} is of no use; the trial goes on from an earlier one, "
                        + "or starts from step 0", damage);
            }
        }

        return new LaneTraining(engine, data, order.Spec, default);
    }

    private ILaneEngine EngineFor(NetworkShape shape, LabelledData data)
    {
        if (_ready is { } ready && ready.Shape == shape && ReferenceEquals(ready.Data, data))
            return ready.Engine;
        DropEngine();
        _ready = (shape, data, options.CreateEngine(shape, data));
        return _ready.Value.Engine;
    }

    private void DropEngine()
    {
        _ready?.Engine.Dispose();
        _ready = null;
    }
}
