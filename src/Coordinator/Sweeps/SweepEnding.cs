using System.Diagnostics;
using Sweep.Coordinator.Cluster;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>When a process's work on a sweep is over: all ran, a limit was reached, or somebody asked to stop.
/// </summary>
internal static class SweepEnding
{
    /// <summary>Ends the sweep before all trials ran: those that hold a worker are cancelled, and so is the rest by the
    /// sweep's last fact.</summary>
    public static void Abandon(SweepDraft draft, SweepOutcome outcome, TimeSpan now)
    {
        foreach (var (trial, running) in draft.Ledger.Running)
        {
            draft.Send(running.Node, new CoordinatorMessage.Stop(draft.State.AttemptOf(trial, running)));
            Attempts.EndAttempt(draft, trial, new AttemptEnding(AttemptOutcome.Cancelled), now);
        }

        foreach (var trial in draft.Ledger.BetweenAttempts.Keys) Attempts.Finish(draft, trial, TrialState.Cancelled);
        End(draft, outcome, now);
    }

    /// <summary>After a trial ended: one failure too many ends the sweep.</summary>
    public static void AbandonBeyondBudget(SweepDraft draft, TrialId last, string reason, TimeSpan now)
    {
        var failed = draft.Ledger.Finished.GetValueOrDefault(TrialState.Failed);
        if (draft.Ledger.End is not null || failed <= (draft.Definition.Budget.Failures ?? long.MaxValue)) return;
        Abandon(draft, new SweepOutcome.Failed(
            $"{failed} trials failed, more than budget.failures of {draft.Definition.Budget.Failures} allows; " +
            $"the last one, {last}: {reason}"), now);
    }

    /// <summary>Wakes the decider when the budget of time is used up, unless the sweep is paused until then.</summary>
    public static void StartClock(SweepDraft draft, TimeSpan now)
    {
        if (draft.Definition.Budget.Time is not { } time || draft.Ledger.End is not null) return;
        if (draft.Ledger.Pause is not null) return;
        var timer = new ClusterTimer(ClusterTimerKind.TimeBudget, draft.Id);
        draft.Cluster.Do(new ClusterEffect.StartTimer(timer, time - draft.Ledger.WorkedUntil(now)));
    }

    public static void CheckClock(SweepDraft draft, TimeSpan now)
    {
        if (draft.Definition.Budget.Time is not { } time || draft.Ledger.End is not null) return;
        if (draft.Ledger.Pause is not null) return; // Resuming starts it again.
        if (draft.Ledger.WorkedUntil(now) < time) StartClock(draft, now);
        else Abandon(draft, new SweepOutcome.Finished($"budget.time of {time} is used up"), now);
    }

    public static void EndWhenNothingIsLeft(SweepDraft draft, TimeSpan now)
    {
        var (ledger, plan) = (draft.Ledger, draft.State.Plan);
        if (draft.State.IsConcluded || !ledger.IsCreated) return;
        if (ledger.End is { } end)
        {
            draft.Conclude(OutcomeOf(end));
        }
        else if (!ledger.Running.IsEmpty)
        {
            return;
        }
        else if (!draft.State.HasMore)
        {
            var reason = plan.RunLimit < plan.Grid.TrialCount
                ? $"budget.trials allows {plan.RunLimit} of {plan.Grid.TrialCount} trials"
                : null;
            End(draft, OutcomeOf(ledger, reason), now);
        }
        else if (draft.State.IsDraining)
        {
            draft.Conclude(ledger.Pause is { } pause
                ? new SweepOutcome.Paused(pause.Reason)
                : new SweepOutcome.Interrupted());
        }
    }

    private static void End(SweepDraft draft, SweepOutcome outcome, TimeSpan now)
    {
        draft.Record(outcome switch
        {
            SweepOutcome.Failed failed => new SweepFinished(failed.Reason, now) { HasFailed = true },
            SweepOutcome.Stopped stopped => new SweepFinished(stopped.Reason, now) { IsStopped = true },
            SweepOutcome.Finished finished => new SweepFinished(finished.Reason, now),
            _ => throw new UnreachableException($"a sweep does not end as {outcome}"),
        });
        draft.Conclude(outcome);
    }

    /// <summary>What an earlier process came to.</summary>
    private static SweepOutcome OutcomeOf(SweepFinished end) =>
        end.HasFailed ? new SweepOutcome.Failed(end.Reason!)
        : end.IsStopped ? new SweepOutcome.Stopped(end.Reason!)
        : new SweepOutcome.Finished(end.Reason);

    /// <summary>A sweep in which every single trial failed has no answer to give.</summary>
    private static SweepOutcome OutcomeOf(SweepLedger ledger, string? reason)
    {
        var failed = ledger.Finished.GetValueOrDefault(TrialState.Failed);
        return failed > 0 && failed == ledger.FinishedCount
            ? new SweepOutcome.Failed(reason ?? $"all {failed} trials failed")
            : new SweepOutcome.Finished(reason);
    }
}
