using System.Diagnostics;
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
            draft.Send(running.Node, new CoordinatorMessage.Stop(Attempts.IdOf(draft, trial, running)));
            Attempts.EndAttempt(draft, trial, AttemptOutcome.Cancelled, now);
        }

        foreach (var trial in draft.Ledger.BetweenAttempts.Keys) Attempts.Finish(draft, trial, TrialState.Cancelled);
        End(draft, outcome, now);
    }

    public static void EndWhenNothingIsLeft(SweepDraft draft, TimeSpan now)
    {
        if (draft.State.IsComplete) return;
        var (ledger, plan) = (draft.Ledger, draft.State.Plan);
        if (ledger.End is { } end)
        {
            draft.Complete(OutcomeOf(end));
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
            End(draft, OutcomeOf(ledger, reason), now);
        }
        else if (draft.State.IsDraining)
        {
            draft.Complete(new SweepOutcome.Interrupted());
        }
    }

    private static void End(SweepDraft draft, SweepOutcome outcome, TimeSpan now)
    {
        draft.Record(outcome switch
        {
            SweepOutcome.Failed failed => new SweepFinished(failed.Reason, now) { HasFailed = true },
            SweepOutcome.Finished finished => new SweepFinished(finished.Reason, now),
            _ => throw new UnreachableException($"a sweep does not end as {outcome}"),
        });
        draft.Complete(outcome);
    }

    /// <summary>What an earlier process came to.</summary>
    private static SweepOutcome OutcomeOf(SweepFinished end) =>
        end.HasFailed ? new SweepOutcome.Failed(end.Reason!) : new SweepOutcome.Finished(end.Reason);

    /// <summary>A sweep in which every single trial failed has no answer to give.</summary>
    private static SweepOutcome OutcomeOf(SweepLedger ledger, string? reason)
    {
        var failed = ledger.Finished.GetValueOrDefault(TrialState.Failed);
        return failed > 0 && failed == ledger.FinishedCount
            ? new SweepOutcome.Failed(reason ?? $"all {failed} trials failed")
            : new SweepOutcome.Finished(reason);
    }
}
