using System.Diagnostics;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tracing;

/// <summary>The coordinator's spans, made from facts once they are durable and with their times: nothing is open
/// between two facts, so a restart loses no span and no parent. Does nothing while nobody listens.</summary>
internal sealed class AttemptTraces(Func<SweepId, IJournalReader> journalOf, double ratio)
{
    private static readonly ActivitySource Source = new(SpanNames.Coordinator, ProgramVersion.Current);

    private readonly OpenAttempts _open = new(journalOf);

    /// <summary>The order with the span that the node's belong under.</summary>
    public CoordinatorMessage.Assign Mark(CoordinatorMessage.Assign order)
    {
        if (!Source.HasListeners()) return order;
        try
        {
            return order with { Trace = ContextOf(order.Attempt) };
        }
        catch (JournalException)
        {
            return order; // Not traced: no work depends on it.
        }
    }

    /// <summary>The attempt's root span, to be named by what is measured of it; null when it is not recorded.</summary>
    public ActivityContext? SpanOf(AttemptId attempt)
    {
        if (!Source.HasListeners()) return null;
        try
        {
            var span = ContextOf(attempt);
            return span.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? span : null;
        }
        catch (JournalException)
        {
            return null; // As above.
        }
    }

    /// <summary>Makes the attempt's root the current span on this thread until it is disposed of, so that log lines
    /// name it; null when it is not recorded.</summary>
    public IDisposable? Enter(AttemptId attempt) => SpanOf(attempt) is { } span ? EnteredSpan.Of(span) : null;

    /// <param name="sweep">As it is after the facts.</param>
    /// <param name="facts">Durable by now.</param>
    public void Observe(SweepState sweep, IReadOnlyList<RecordedFact> facts)
    {
        if (!Source.HasListeners()) return;
        try
        {
            Tell(sweep, facts);
        }
        catch (JournalException)
        {
            // The trace lacks a span. What is wrong with the store, the next write of facts will tell.
        }
    }

    public void Forget(SweepId sweep) => _open.Forget(sweep);

    private void Tell(SweepState sweep, IReadOnlyList<RecordedFact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].Fact is MetricsReported) continue;
            var before = _open.Before(sweep.Id, facts[i]);
            var after = _open.Apply(sweep.Id, before, facts[i].Fact);
            switch (facts[i].Fact)
            {
                case AttemptAssigned:
                    TellQueued(Of(sweep, facts[i].Fact, after!));
                    break;
                case AttemptBegan { At: var at } when after is not null:
                    TellPlaced(Of(sweep, facts[i].Fact, after), at);
                    break;
                case AttemptEnded f when before is not null:
                    var next = i + 1 < facts.Count ? facts[i + 1].Fact as TrialFinished : null;
                    TellEnd(Of(sweep, f, before), f, next?.Trial == f.Trial ? next.Verdict : null);
                    break;
            }
        }
    }

    private ActivityContext ContextOf(AttemptId attempt) =>
        AttemptIdentity.ContextOf(_open.CreatedAt(attempt.Sweep), attempt, ratio);

    private TracedAttempt Of(SweepState sweep, SweepFact fact, OpenAttempt times)
    {
        var attempt = new AttemptId(sweep.Id, fact.Subject!.Value, times.Number);
        return new TracedAttempt(sweep, attempt, times) { Context = ContextOf(attempt) };
    }

    private static void TellQueued(TracedAttempt attempt) => Tell(
        attempt, SpanNames.Queued, attempt.Times.QueuedAt, attempt.Times.AssignedAt!.Value);

    private static void TellPlaced(TracedAttempt attempt, TimeSpan until)
    {
        if (attempt.Times.AssignedAt is { } from) Tell(attempt, SpanNames.Placed, from, until);
    }

    private void TellEnd(TracedAttempt attempt, AttemptEnded end, Verdict? verdict)
    {
        if (!attempt.IsRecorded) return;
        if (attempt.Times.BeganAt is null) TellPlaced(attempt, end.At); // It never began there.
        var earlier = attempt.Id.Number == 1 ? null : (ActivityLink[]?)
            [new ActivityLink(ContextOf(attempt.Id with { Number = attempt.Id.Number - 1 }))];
        using var span = Source.StartActivity(
            SpanNames.Attempt,
            ActivityKind.Producer,
            new ActivityContext(attempt.Context.TraceId, default, attempt.Context.TraceFlags),
            attempt.Attributes(isWhole: true),
            earlier,
            TimeOf(attempt.Times.QueuedAt));
        if (span is null) return;
        ChosenSpanId.Set(span, attempt.Context.SpanId);
        span.SetTag(SpanAttributes.Outcome, end.Outcome.ToString());
        if (verdict is not null) span.SetTag(SpanAttributes.Rule, verdict.Rule);
        if (end.Failure is { } failure) span.SetTag(SpanAttributes.FailureClass, failure.ToString());
        if (end.Outcome is AttemptOutcome.Failed or AttemptOutcome.Lost)
            span.SetStatus(ActivityStatusCode.Error, end.Reason ?? "the node is gone, or its reports have a gap");
        span.SetEndTime(TimeOf(end.At).UtcDateTime);
    }

    private static void Tell(TracedAttempt attempt, string name, TimeSpan from, TimeSpan until)
    {
        if (!attempt.IsRecorded) return;
        using var span = Source.StartActivity(
            name,
            ActivityKind.Internal,
            attempt.Context,
            attempt.Attributes(isWhole: false),
            links: null,
            TimeOf(from));
        span?.SetEndTime(TimeOf(until).UtcDateTime);
    }

    private static DateTimeOffset TimeOf(TimeSpan at) => DateTimeOffset.UnixEpoch + at;
}
