using System.Collections.Immutable;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>What a worker's thread does with one order: restore, train from report to report, checkpoint, and say how
/// it ended. It owns the engine, which outlives the order.</summary>
internal sealed class TrainingBench(string device, WorkerOptions options) : IDisposable
{
    private (NetworkShape Shape, LabelledData Data, ILaneEngine Engine)? _ready;

    /// <summary>Every exception of a training is that attempt's failure, not the worker's: the node goes on.</summary>
    public TrainingResult Train(CoordinatorMessage.Assign order, StopSignal stop)
    {
        try
        {
            using var training = Begin(order);
            return Run(training, order, stop);
        }
        catch (OutOfMemoryException exhausted)
        {
            DropEngine();
            return new TrainingResult.Failed(new TrainingFailure(FailureClass.OutOfMemory,
                $"out of memory: {exhausted.Message}; use fewer --workers or a smaller network"));
        }
        catch (Exception failure)
        {
            DropEngine();
            options.Warn($"{order.Attempt} failed", failure);
            return new TrainingResult.Failed(new TrainingFailure(
                FailureClass.UserError, $"{failure.GetType().Name}: {failure.Message}"));
        }
    }

    public void Dispose() => DropEngine();

    private TrainingResult Run(ITraining training, CoordinatorMessage.Assign order, StopSignal stop)
    {
        var held = order.Attempt;
        options.Post(new NodeEvent.TrainingBegan(
            held, device, training.GuessLoss, training.GuessAccuracy, training.StepsPerEpoch));
        var schedule = ReportSchedule.Of(order.Spec, training.StepsPerEpoch);
        var lastCheckpoint = options.Clock.Now;
        while (training.Step < schedule.Steps)
        {
            var due = schedule.NextAfter(training.Step);
            training.AdvanceTo(due, stop);
            if (training.IsHalted)
            {
                Report(held, training.Step, [new MetricValue(MetricNames.TrainLoss, training.TakeMeanLoss())]);
                return new TrainingResult.Halted();
            }

            if (training.Step == due) Report(held, due, Measure(training, schedule, due));
            if (stop.IsSet && training.Step < schedule.Steps)
            {
                if (stop.Mode == StopMode.Checkpoint) SaveCheckpoint(training, order.Attempt.Trial, schedule);
                else DeleteCheckpoint(order.Attempt.Trial);
                return new TrainingResult.Stopped();
            }

            if (options.Clock.Now - lastCheckpoint >= options.CheckpointInterval)
            {
                SaveCheckpoint(training, order.Attempt.Trial, schedule);
                lastCheckpoint = options.Clock.Now;
            }
        }

        DeleteCheckpoint(order.Attempt.Trial);
        return new TrainingResult.Completed();
    }

    private static ImmutableArray<MetricValue> Measure(ITraining training, ReportSchedule schedule, long step)
    {
        var values = ImmutableArray.CreateBuilder<MetricValue>(3);
        if (schedule.IsReportDue(step))
        {
            values.Add(new MetricValue(MetricNames.TrainLoss, training.TakeMeanLoss()));
        }

        if (schedule.IsEvaluationDue(step))
        {
            var evaluation = training.Evaluate();
            values.Add(new MetricValue(MetricNames.Loss, evaluation.Loss));
            values.Add(new MetricValue(MetricNames.Accuracy, evaluation.Accuracy));
        }

        return values.DrainToImmutable();
    }

    private void Report(AttemptId held, long step, ImmutableArray<MetricValue> values) =>
        options.Post(new NodeEvent.TrainingReported(held, step, values));

    private ITraining Begin(CoordinatorMessage.Assign order)
    {
        if (order.Spec.Model == ModelNames.Synthetic) return new SyntheticTraining(order.Spec, options.Clock);
        var data = options.OpenData(order.Spec.Dataset);
        var engine = EngineFor(NetworkTranslation.ShapeOf(order.Spec, data), data);
        if (UsableCheckpoint(order) is { } checkpoint)
        {
            try
            {
                return new LaneTraining(engine, data, order.Spec, checkpoint.Lane);
            }
            catch (InvalidDataException damage)
            {
                options.Warn(
                    $"the checkpoint of {order.Attempt.Trial} is of no use; the trial starts from step 0", damage);
            }
        }

        return new LaneTraining(engine, data, order.Spec, default);
    }

    /// <summary>A checkpoint may only be used when every report that was made before it is in the journal: otherwise
    /// going on from it would leave a gap in the curve.</summary>
    private StoredCheckpoint? UsableCheckpoint(CoordinatorMessage.Assign order) =>
        order.Attempt.Number > 1 && options.Checkpoints?.Load(order.Attempt.Trial) is { } stored
        && stored.ReportedStep <= order.ReportedStep
            ? stored
            : null;

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

    private void SaveCheckpoint(ITraining training, TrialId trial, ReportSchedule schedule)
    {
        if (options.Checkpoints is not { } store || training.Save() is not { } lane) return;
        try
        {
            store.Save(trial, new StoredCheckpoint(schedule.LastUpTo(training.Step), lane));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn($"no checkpoint of {trial} could be written; "
                + "when interrupted, it starts again", failure);
        }
    }

    private void DeleteCheckpoint(TrialId trial)
    {
        try
        {
            options.Checkpoints?.Delete(trial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            options.Warn($"the checkpoint of {trial} is no longer needed but could not be deleted", failure);
        }
    }
}
