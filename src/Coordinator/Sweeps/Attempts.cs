using System.Globalization;
using Sweep.Coordinator.Cluster;
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
        var running = draft.Ledger.Running[m.Attempt.Trial];
        if (running.BeganAt is not null) return; // Said again behind a Join.
        if (running.Progress.StepsPerEpoch is { } steps && steps != m.StepsPerEpoch)
        {
            draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
            Fail(draft, m.Attempt.Trial, Failed(OtherData(m.StepsPerEpoch, steps)), now);
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
            // A message before this one never arrived (a restart of the coordinator dropped it): the curve would have
            // a gap, so the attempt cannot count any further.
            draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
            Lose(draft, m.Attempt.Trial, now);
            return;
        }

        draft.Record(new MetricsReported(m.Attempt.Trial, m.Attempt.Number, m.Step, m.Values));
        if (monitor.Observe(m.Step, m.Values).Verdict is not { } verdict) return;

        EndAttempt(draft, m.Attempt.Trial, new AttemptEnding(AttemptOutcome.Diverged), now);
        Finish(draft, m.Attempt.Trial, TrialState.Diverged, verdict);
        draft.Send(node, new CoordinatorMessage.Stop(m.Attempt));
    }

    /// <summary>Keeps a checkpoint where the definition wants it kept here, unless reports that it builds on are
    /// missing.</summary>
    public static void Keep(SweepDraft draft, Checkpointed m)
    {
        if (draft.Definition.Checkpoints.To != CheckpointPlace.Coordinator) return;
        if (m.ReportedStep > draft.Ledger.Running[m.Attempt.Trial].Progress.ReportedStep) return;
        draft.State = draft.State with { Checkpointed = draft.State.Checkpointed.Add(m.Attempt.Trial) };
        draft.Cluster.Do(new ClusterEffect.SaveCheckpoint(m.Attempt, new TrialCheckpoint(m.ReportedStep, m.Lane)));
    }

    public static void End(SweepDraft draft, Ended m, TimeSpan now)
    {
        var trial = m.Attempt.Trial;
        var progress = draft.Ledger.Running[trial].Progress;
        switch (m.Outcome)
        {
            case AttemptOutcome.Completed when IsAtEnd(draft, trial, progress):
                EndAttempt(draft, trial, AttemptEnding.Told(m), now);
                Finish(draft, trial, TrialState.Completed);
                break;
            case AttemptOutcome.Preempted:
                EndAttempt(draft, trial, AttemptEnding.Told(m), now);
                if (draft.State.IsDraining || draft.Ledger.Pause is not null) break; // Somebody asked for it.
                var preempted = draft.Ledger.BetweenAttempts[trial].Failures.Preempted;
                FailBeyond(draft, trial, new Spent("preempted", preempted, draft.Definition.Retries.Preempted), now);
                break;
            case AttemptOutcome.Failed when m.Failure is not null:
                Fail(draft, trial, AttemptEnding.Told(m), now);
                break;
            default:
                Fail(draft, trial, Failed(new TrainingFailure(FailureClass.DeviceFault,
                    $"the node says {m.Outcome} at step {progress.ReportedStep}, "
                        + "which its reports do not bear out")), now);
                break;
        }
    }

    /// <summary>The attempt's node is gone, or what it says cannot be used.</summary>
    public static void Lose(SweepDraft draft, TrialId trial, TimeSpan now)
    {
        EndAttempt(draft, trial, new AttemptEnding(AttemptOutcome.Lost), now);
        var lost = draft.Ledger.BetweenAttempts[trial].Failures.Lost;
        FailBeyond(draft, trial, new Spent("lost", lost, draft.Definition.Retries.Lost), now);
    }

    public static void Finish(
        SweepDraft draft, TrialId trial, TrialState state, Verdict? verdict = null, string? reason = null)
    {
        var progress = draft.Ledger.BetweenAttempts[trial];
        draft.Record(new TrialFinished(trial, state, progress.ReportedStep, progress.Objective, verdict, reason));
        if (!draft.State.Checkpointed.Contains(trial)) return;
        draft.State = draft.State with { Checkpointed = draft.State.Checkpointed.Remove(trial) };
        draft.Cluster.Do(new ClusterEffect.DeleteCheckpoint(draft.Id, trial));
    }

    public static void EndAttempt(SweepDraft draft, TrialId trial, AttemptEnding ending, TimeSpan now)
    {
        var running = draft.Ledger.Running[trial];
        var seconds = running.BeganAt is { } began ? ending.Seconds ?? (now - began).TotalSeconds : 0;
        draft.Record(new AttemptEnded(
            trial, running.Progress.Attempt, ending.Outcome, seconds, ending.Failure?.Reason, now)
        {
            Failure = ending.Failure?.Class,
        });
        draft.Cluster.Release(running.Node, draft.State.AttemptOf(trial, running));
    }

    public static bool IsLive(SweepDraft draft, NodeId node, AttemptId attempt) =>
        draft.Ledger.Running.TryGetValue(attempt.Trial, out var running)
        && running.Progress.Attempt == attempt.Number
        && running.Node == node;

    private static AttemptEnding Failed(TrainingFailure failure) =>
        new(AttemptOutcome.Failed) { Failure = failure };

    private static void Fail(SweepDraft draft, TrialId trial, AttemptEnding ending, TimeSpan now)
    {
        EndAttempt(draft, trial, ending, now);
        var failure = ending.Failure!;
        var (failures, retries) = (draft.Ledger.BetweenAttempts[trial].Failures, draft.Definition.Retries);
        var isWithinBudget = failure.Class switch
        {
            FailureClass.OutOfMemory => failures.OutOfMemory <= (retries.OutOfMemory ?? int.MaxValue),
            FailureClass.DeviceFault => failures.DeviceFault <= (retries.DeviceFault ?? int.MaxValue),
            _ => false, // A user's error would only repeat itself.
        };
        if (isWithinBudget) return;

        FinishAsFailed(draft, trial, failure.Reason, now);
        SweepPause.WhenAllFailAlike(draft, failure, now);
    }

    private static void FailBeyond(SweepDraft draft, TrialId trial, Spent spent, TimeSpan now)
    {
        if (spent.Count <= (spent.Allowed ?? int.MaxValue)) return;
        FinishAsFailed(draft, trial, string.Create(CultureInfo.InvariantCulture,
            $"{spent.What} {spent.Count} times, more than retries.{spent.What} of {spent.Allowed} allows"), now);
    }

    private static void FinishAsFailed(SweepDraft draft, TrialId trial, string reason, TimeSpan now)
    {
        Finish(draft, trial, TrialState.Failed, reason: reason);
        SweepEnding.AbandonBeyondBudget(draft, trial, reason, now);
    }

    /// <summary>To go on would join two curves into one.</summary>
    private static TrainingFailure OtherData(long now, long before) => new(FailureClass.UserError,
        $"the training set has {now} batches now, and had {before} when the trial began; "
            + "go on with the data that it began with");

    private static bool IsAtEnd(SweepDraft draft, TrialId trial, TrialProgress progress) =>
        progress.Monitor is not null && progress.ReportedStep == ScheduleOf(draft, trial, progress).Steps;

    /// <summary>Only of a trial that has begun: a node has said how long its epochs are.</summary>
    private static ReportSchedule ScheduleOf(SweepDraft draft, TrialId trial, TrialProgress progress) =>
        draft.State.Plan.ScheduleOf(trial, progress.StepsPerEpoch);

    private readonly record struct Spent(string What, int Count, int? Allowed);
}
