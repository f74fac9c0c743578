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
            draft.Send(running.Node, new CoordinatorMessage.Stop(trial, running.Progress.Attempt));
            Attempts.EndAttempt(draft, trial, AttemptOutcome.Cancelled, now);
        }

        foreach (var trial in draft.Ledger.BetweenAttempts.Keys) Attempts.Finish(draft, trial, TrialState.Cancelled);
        var reason = outcome is SweepOutcome.Failed failed ? failed.Reason : ((SweepOutcome.Finished)outcome).Reason;
        draft.Record(new SweepFinished(reason, now));
        draft.Complete(outcome);
    }

    public static void EndWhenNothingIsLeft(SweepDraft draft, TimeSpan now)
    {
        if (draft.State.IsComplete) return;
        var (ledger, plan) = (draft.Ledger, draft.State.Plan);
        if (ledger.End is { } end)
        {
            draft.Complete(OutcomeOf(ledger, end.Reason));
        }
        else if (!ledger.Running.IsEmpty)
        {
            return;
        }
        else if (ledger.IsCreated && ledger.BetweenAttempts.IsEmpty && ledger.NextRun == plan.RunLimit)
        {
            var reason = plan.RunLimit < plan.Grid.TrialCount
                ? $"budget.trials allows {plan.RunLimit} of {plan.Grid.TrialCount} trials"
                : null;
            draft.Record(new SweepFinished(reason, now));
            draft.Complete(OutcomeOf(draft.Ledger, reason));
        }
        else if (draft.State.IsDraining)
        {
            draft.Complete(new SweepOutcome.Interrupted());
        }
    }

    /// <summary>A sweep in which every single trial failed has no answer to give.</summary>
    private static SweepOutcome OutcomeOf(SweepLedger ledger, string? reason)
    {
        var failed = ledger.Finished.GetValueOrDefault(TrialState.Failed);
        return failed > 0 && failed == ledger.FinishedCount
            ? new SweepOutcome.Failed(reason ?? $"all {failed} trials failed")
            : new SweepOutcome.Finished(reason);
    }
}
