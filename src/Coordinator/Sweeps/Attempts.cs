using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Messages.NodeMessage;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What a live attempt's messages do: its reports are recorded and judged, and its end finishes the trial or
/// puts it back.</summary>
internal static class Attempts
{
    public static void Begin(SweepDraft draft, NodeId node, Began m, TimeSpan now)
    {
        var before = draft.Ledger.Running[m.Attempt.Trial].Progress.StepsPerEpoch;
        if (before is { } steps && steps != m.StepsPerEpoch)
        {
            Refuse(draft, node, m, now);
            return;
        }

        draft.Record(new AttemptBegan(m.Attempt.Trial, m.Attempt.Number, m.Device, m.GuessLoss, m.GuessAccuracy, now)
        {
            StepsPerEpoch = m.StepsPerEpoch,
        });
    }

    public static void Report(SweepDraft draft, NodeId node, Reported m, TimeSpan now)
    {
        var progress = draft.Ledger.Running[m.Attempt.Trial].Progress;
        if (m.Step <= progress.ReportedStep) return; // A later attempt repeats what is already recorded.
        if (progress.Monitor is not { } monitor
            || m.Step > ScheduleOf(draft, m.Attempt.Trial, progress).NextAfter(progress.ReportedStep))
        {
            Lose(draft, node, m, now);
            return;
        }

        draft.Record(new MetricsReported(m.Attempt.Trial, m.Attempt.Number, m.Step, m.Values));
        if (monitor.Observe(m.Step, m.Values).Verdict is not { } verdict) return;

        EndAttempt(draft, m.Attempt.Trial, AttemptOutcome.Diverged, now);
        Finish(draft, m.Attempt.Trial, TrialState.Diverged, verdict);
        draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
        Refill(draft, node, now);
    }

    /// <summary>Its data are not those that the trial began with: to go on would join two curves into one.</summary>
    private static void Refuse(SweepDraft draft, NodeId node, Began m, TimeSpan now)
    {
        var before = draft.Ledger.Running[m.Attempt.Trial].Progress.StepsPerEpoch;
        var failure = new TrainingFailure(FailureClass.UserError,
            $"the training set has {m.StepsPerEpoch} batches now, and had {before} when the trial began; "
                + "go on with the data that it began with");
        EndAttempt(draft, m.Attempt.Trial, AttemptOutcome.Failed, now, failure.Reason);
        draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
        RetryOrFail(draft, m.Attempt.Trial, failure, now);
        if (!draft.State.IsComplete) Refill(draft, node, now);
    }

    /// <summary>A message before this one never arrived (a restart of the coordinator dropped it): the curve would have
    /// a gap, so the attempt cannot count any further.</summary>
    private static void Lose(SweepDraft draft, NodeId node, Reported m, TimeSpan now)
    {
        EndAttempt(draft, m.Attempt.Trial, AttemptOutcome.Lost, now);
        draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
        Refill(draft, node, now);
    }

    public static void End(SweepDraft draft, NodeId node, Ended m, TimeSpan now)
    {
        var progress = draft.Ledger.Running[m.Attempt.Trial].Progress;
        var (outcome, failure) = m.Outcome switch
        {
            AttemptOutcome.Completed when IsAtEnd(draft, m.Attempt.Trial, progress) => (AttemptOutcome.Completed, null),
            AttemptOutcome.Preempted => (AttemptOutcome.Preempted, null),
            AttemptOutcome.Failed => (AttemptOutcome.Failed, m.Failure),
            _ => (AttemptOutcome.Failed, new TrainingFailure(FailureClass.DeviceFault,
                $"the node says {m.Outcome} at step {progress.ReportedStep}, "
                    + "which its reports do not bear out")),
        };
        EndAttempt(draft, m.Attempt.Trial, outcome, now, failure?.Reason);
        if (outcome == AttemptOutcome.Completed) Finish(draft, m.Attempt.Trial, TrialState.Completed);
        if (failure is not null) RetryOrFail(draft, m.Attempt.Trial, failure, now);
        if (!draft.State.IsComplete) Refill(draft, node, now);
    }

    private static void RetryOrFail(SweepDraft draft, TrialId trial, TrainingFailure failure, TimeSpan now)
    {
        var definition = draft.State.Plan.Definition;
        var failures = draft.Ledger.BetweenAttempts[trial].Failures;
        if (failures <= AllowedBy(definition.Retries, failure.Class)) return;

        Finish(draft, trial, TrialState.Failed, reason: failure.Reason);
        var failed = draft.Ledger.Finished[TrialState.Failed];
        if (failed > definition.Budget.Failures)
        {
            SweepEnding.Abandon(draft, new SweepOutcome.Failed(
                $"{failed} trials failed, more than budget.failures of {definition.Budget.Failures} allows; " +
                $"the last one, {trial}: {failure.Reason}"), now);
        }
    }

    private static int AllowedBy(RetryOptions retries, FailureClass failure) => failure switch
    {
        FailureClass.OutOfMemory => retries.OutOfMemory ?? int.MaxValue,
        FailureClass.DeviceFault => retries.DeviceFault ?? int.MaxValue,
        _ => 0, // A user's error would only repeat itself.
    };

    public static void Finish(
        SweepDraft draft, TrialId trial, TrialState state, Verdict? verdict = null, string? reason = null)
    {
        var progress = draft.Ledger.BetweenAttempts[trial];
        draft.Record(new TrialFinished(trial, state, progress.ReportedStep, progress.Objective, verdict, reason));
    }

    public static void EndAttempt(
        SweepDraft draft, TrialId trial, AttemptOutcome outcome, TimeSpan now, string? reason = null)
    {
        var running = draft.Ledger.Running[trial];
        var seconds = running.BeganAt is { } began ? (now - began).TotalSeconds : 0;
        draft.Record(new AttemptEnded(trial, running.Progress.Attempt, outcome, seconds, reason, now));
    }

    /// <summary>After an attempt left a node: its own place is free, and so may be one that the limit on parallel
    /// trials kept from another node.</summary>
    private static void Refill(SweepDraft draft, NodeId node, TimeSpan now)
    {
        if (draft.State.Plan.Definition.Parallelism is null) Assignment.Fill(draft, node, now);
        else Assignment.FillAll(draft, now);
    }

    private static bool IsAtEnd(SweepDraft draft, TrialId trial, TrialProgress progress) =>
        progress.Monitor is not null && progress.ReportedStep == ScheduleOf(draft, trial, progress).Steps;

    /// <summary>Only of a trial that has begun: a node has said how long its epochs are.</summary>
    private static ReportSchedule ScheduleOf(SweepDraft draft, TrialId trial, TrialProgress progress) =>
        ReportSchedule.Of(draft.State.Plan.Grid.SpecOf(trial), progress.StepsPerEpoch);

    public static bool IsLive(SweepDraft draft, NodeId node, AttemptId attempt) =>
        attempt.Sweep == draft.State.Id
        && draft.Ledger.Running.TryGetValue(attempt.Trial, out var running)
        && running.Progress.Attempt == attempt.Number
        && running.Node == node;

    public static AttemptId IdOf(SweepDraft draft, TrialId trial, RunningTrial running) =>
        new(draft.State.Id, trial, running.Progress.Attempt);
}
