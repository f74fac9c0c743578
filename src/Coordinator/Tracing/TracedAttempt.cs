using System.Diagnostics;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Tracing;

/// <summary>An attempt as its spans tell of it.</summary>
internal sealed record TracedAttempt(SweepState Sweep, AttemptId Id, OpenAttempt Times)
{
    /// <summary>Of the root.</summary>
    public required ActivityContext Context { get; init; }

    public bool IsRecorded => Context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);

    /// <param name="isWhole">What was tried too, for the root.</param>
    public IEnumerable<KeyValuePair<string, object?>> Attributes(bool isWhole)
    {
        yield return new(SpanAttributes.Sweep, Sweep.Name);
        yield return new(SpanAttributes.SweepId, Id.Sweep.Number);
        yield return new(SpanAttributes.Trial, Id.Trial.Number);
        yield return new(SpanAttributes.Attempt, Id.Number);
        if (Times.Node is { } node) yield return new(SpanAttributes.Node, node.Name);
        if (Times.Device is { } device) yield return new(SpanAttributes.Device, device);
        if (!isWhole) yield break;
        var spec = Sweep.Plan.SpecOf(Id.Trial);
        yield return new(SpanAttributes.Optimizer, spec.Optimizer.Name);
        yield return new(SpanAttributes.Seed, spec.Seed);
    }
}
