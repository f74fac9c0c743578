using System.Diagnostics;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using Sweep.Training;

namespace Sweep.GpuNode.Tracing;

/// <summary>The node's span of an attempt, under the one that its order names; current on the worker's thread, so that
/// log lines and measurements there name it. Does nothing while nobody listens.</summary>
internal sealed class TrainingTrace : IDisposable
{
    /// <summary>So many of each kind of event are all kept; of later ones the 64th, 128th, 256th, ...</summary>
    public const int EventsKept = 32;

    private static readonly ActivitySource Source = new(SpanNames.Node, ProgramVersion.Current);

    private readonly WorkerOptions _options;
    private readonly Activity? _span;
    private long _evaluations;
    private long _checkpoints;

    private TrainingTrace(WorkerOptions options, Activity? span) => (_options, _span) = (options, span);

    public static TrainingTrace Start(CoordinatorMessage.Assign order, string device, WorkerOptions options)
    {
        if (!Source.HasListeners()) return new TrainingTrace(options, null);
        var span = Source.StartActivity(
            SpanNames.Training,
            ActivityKind.Consumer,
            order.Trace,
            Attributes(order, device, options.Node),
            links: null,
            TimeOf(options.Clock.Now));
        return new TrainingTrace(options, span);
    }

    public void Began(long step) => Add(SpanNames.Began, new() { [SpanAttributes.Step] = step });

    /// <param name="step">At which it was.</param>
    /// <param name="evaluation">What it gave.</param>
    /// <param name="startedAt">When it began.</param>
    public void Evaluated(long step, Evaluation evaluation, TimeSpan startedAt)
    {
        if (_span is null || !IsKept(++_evaluations)) return;
        Add(SpanNames.Evaluated, new()
        {
            [SpanAttributes.Step] = step,
            [SpanAttributes.Loss] = evaluation.Loss,
            [SpanAttributes.Accuracy] = evaluation.Accuracy,
            [SpanAttributes.Seconds] = (_options.Clock.Now - startedAt).TotalSeconds,
        });
    }

    public void Checkpointed(long step)
    {
        if (_span is null || !IsKept(++_checkpoints)) return;
        Add(SpanNames.Checkpointed, new() { [SpanAttributes.Step] = step });
    }

    public void Ended(TrainingResult result)
    {
        if (_span is null) return;
        var failure = (result as TrainingResult.Failed)?.Failure;
        _span.SetTag(SpanAttributes.Outcome, OutcomeOf(result));
        if (failure is not null)
        {
            _span.SetTag(SpanAttributes.FailureClass, failure.Class.ToString());
            _span.SetStatus(ActivityStatusCode.Error, failure.Reason);
        }

        Add(SpanNames.Ended, []);
        _span.SetEndTime(TimeOf(_options.Clock.Now).UtcDateTime);
    }

    public void Dispose() => _span?.Dispose();

    private static bool IsKept(long number) => number <= EventsKept || long.IsPow2(number);

    private static string OutcomeOf(TrainingResult result) => result switch
    {
        TrainingResult.Halted => nameof(AttemptOutcome.Diverged),
        _ => result.GetType().Name,
    };

    private static IEnumerable<KeyValuePair<string, object?>> Attributes(
        CoordinatorMessage.Assign order, string device, NodeId? node)
    {
        yield return new(SpanAttributes.SweepId, order.Attempt.Sweep.Number);
        yield return new(SpanAttributes.Trial, order.Attempt.Trial.Number);
        yield return new(SpanAttributes.Attempt, order.Attempt.Number);
        if (node is { } known) yield return new(SpanAttributes.Node, known.Name);
        yield return new(SpanAttributes.Device, device);
        yield return new(SpanAttributes.Optimizer, order.Spec.Optimizer.Name);
        yield return new(SpanAttributes.Seed, order.Spec.Seed);
    }

    private static DateTimeOffset TimeOf(TimeSpan at) => DateTimeOffset.UnixEpoch + at;

    private void Add(string name, ActivityTagsCollection tags) =>
        _span?.AddEvent(new ActivityEvent(name, TimeOf(_options.Clock.Now), tags));
}
