using System.Diagnostics;
using Sweep.Actors;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Sweeps.SweepEvent;
using static Sweep.Messages.NodeMessage;

namespace Sweep.Coordinator.Sweeps;

/// <summary>One sweep, from its first trial to its last: hands trials to nodes, takes in their reports, stops what
/// diverges, puts back what a node lost. ARCHITECTURE.md tells a trial's life as a table.</summary>
public static class SweepBehaviour
{
    public static Step<SweepState, SweepEffect> Decide(SweepState sweep, SweepEvent @event, TimeSpan now)
    {
        var draft = new SweepDraft(sweep);
        if (!sweep.IsComplete)
        {
            React(draft, @event, now);
            EndWhenNothingIsLeft(draft, now);
        }

        return draft.ToStep();
    }

    private static void React(SweepDraft draft, SweepEvent @event, TimeSpan now)
    {
        switch (@event)
        {
            case Opened:
                Open(draft, now);
                break;
            case NodeSpoke { Message: Join join }:
                Welcome(draft, join, now);
                break;
            case NodeSpoke { Message: var message }:
                Hear(draft, message, now);
                break;
            case InterruptRequested:
                Drain(draft);
                break;
            case TimerFired { Timer: SweepTimer.LeaseCheck }:
                CheckLeases(draft, now);
                break;
            case TimerFired { Timer: SweepTimer.TimeBudget }:
                Abandon(draft, new SweepOutcome.Finished($"budget.time of {draft.State.Plan.Definition.Budget.Time} is used up"), now);
                break;
            default:
                throw new UnreachableException($"no rule for {@event}");
        }
    }

    private static void Open(SweepDraft draft, TimeSpan now)
    {
        if (draft.Ledger.End is not null) return;
        if (!draft.Ledger.IsCreated) draft.Record(new SweepCreated(draft.State.Options.Definition, now));
        draft.Record(new SweepOpened(now));
        draft.StartTimer(SweepTimer.LeaseCheck, draft.State.Options.LeaseCheckInterval);
        if (draft.State.Plan.Definition.Budget.Time is { } time)
        {
            draft.StartTimer(SweepTimer.TimeBudget, time - draft.Ledger.EarlierTime);
        }
    }

    private static void Welcome(SweepDraft draft, Join join, TimeSpan now)
    {
        foreach (var (trial, running) in draft.Ledger.Running)
        {
            if (running.Node == join.Node && !join.Held.Contains(new HeldAttempt(trial, running.Progress.Attempt)))
            {
                EndAttempt(draft, trial, AttemptOutcome.Lost, now);
            }
        }

        foreach (var held in join.Held)
        {
            if (!IsLive(draft, join.Node, held.Trial, held.Attempt))
            {
                draft.Send(join.Node, new CoordinatorMessage.Stop(held.Trial, held.Attempt));
            }
        }

        draft.State = draft.State with
        {
            Nodes = draft.State.Nodes.SetItem(join.Node, new ConnectedNode(join.Capacity, now)),
        };
        draft.Send(join.Node, new CoordinatorMessage.LeaseRenewed(draft.State.Options.LeaseDuration));
        if (draft.State.IsDraining) draft.Send(join.Node, new CoordinatorMessage.Drain());
        Assignment.FillAll(draft, now);
    }

    /// <summary>Any message but Join. A node that is not connected spoke to an earlier life of the coordinator.</summary>
    private static void Hear(SweepDraft draft, NodeMessage message, TimeSpan now)
    {
        var node = SenderOf(message);
        if (!draft.State.Nodes.TryGetValue(node, out var connected))
        {
            draft.Send(node, new CoordinatorMessage.Rejoin());
            return;
        }

        draft.State = draft.State with
        {
            Nodes = draft.State.Nodes.SetItem(node, connected with { LastHeard = now }),
        };
        switch (message)
        {
            case Heartbeat:
                draft.Send(node, new CoordinatorMessage.LeaseRenewed(draft.State.Options.LeaseDuration));
                break;
            case CapacityChanged m:
                draft.State = draft.State with
                {
                    Nodes = draft.State.Nodes.SetItem(node, new ConnectedNode(m.Capacity, now)),
                };
                Assignment.Fill(draft, node, now);
                break;
            case Began m when IsLive(draft, node, m.Trial, m.Attempt):
                draft.Record(new AttemptBegan(m.Trial, m.Attempt, m.Device, m.GuessLoss, m.GuessAccuracy, now));
                break;
            case Reported m when IsLive(draft, node, m.Trial, m.Attempt):
                Report(draft, m, now);
                break;
            case Ended m when IsLive(draft, node, m.Trial, m.Attempt):
                End(draft, m, now);
                break;
            case Began or Reported or Ended:
                break; // Stale: the attempt was ended here first, or another holds the trial now.
            default:
                throw new UnreachableException($"no rule for {message}");
        }
    }

    private static void Report(SweepDraft draft, Reported m, TimeSpan now)
    {
        var progress = draft.Ledger.Running[m.Trial].Progress;
        if (m.Step <= progress.ReportedStep) return; // A later attempt repeats what is already recorded.
        Invariant.Check(progress.Monitor is not null, "a node says Began before it reports");

        draft.Record(new MetricsReported(m.Trial, m.Attempt, m.Step, m.Values));
        if (progress.Monitor!.Observe(m.Step, m.Values).Verdict is not { } verdict) return;

        EndAttempt(draft, m.Trial, AttemptOutcome.Diverged, now);
        Finish(draft, m.Trial, TrialState.Diverged, verdict);
        draft.Send(m.Node, new CoordinatorMessage.Stop(m.Trial, m.Attempt));
        Refill(draft, m.Node, now);
    }

    private static void End(SweepDraft draft, Ended m, TimeSpan now)
    {
        var progress = draft.Ledger.Running[m.Trial].Progress;
        var (outcome, failure) = m.Outcome switch
        {
            AttemptOutcome.Completed when progress.ReportedStep == draft.State.Plan.Grid.SpecOf(m.Trial).Steps =>
                (AttemptOutcome.Completed, null),
            AttemptOutcome.Preempted => (AttemptOutcome.Preempted, null),
            AttemptOutcome.Failed => (AttemptOutcome.Failed, m.Failure),
            _ => (AttemptOutcome.Failed, new TrainingFailure(
                $"the node says {m.Outcome} at step {progress.ReportedStep}, which its reports do not bear out", false)),
        };
        EndAttempt(draft, m.Trial, outcome, now, failure?.Reason);
        if (outcome == AttemptOutcome.Completed) Finish(draft, m.Trial, TrialState.Completed);
        if (failure is not null) RetryOrFail(draft, m.Trial, failure, now);
        if (!draft.State.IsComplete) Refill(draft, m.Node, now);
    }

    private static void RetryOrFail(SweepDraft draft, TrialId trial, TrainingFailure failure, TimeSpan now)
    {
        var definition = draft.State.Plan.Definition;
        var failures = draft.Ledger.BetweenAttempts[trial].Failures;
        if (!failure.IsDeterministic && failures <= definition.Retries) return;

        Finish(draft, trial, TrialState.Failed, reason: failure.Reason);
        var failed = draft.Ledger.Finished[TrialState.Failed];
        if (failed > definition.Budget.Failures)
        {
            Abandon(draft, new SweepOutcome.Failed(
                $"{failed} trials failed, more than budget.failures of {definition.Budget.Failures} allows; " +
                $"the last one, {trial}: {failure.Reason}"), now);
        }
    }

    private static void Drain(SweepDraft draft)
    {
        if (draft.State.IsDraining) return;
        draft.State = draft.State with { IsDraining = true };
        foreach (var node in draft.State.Nodes.Keys) draft.Send(node, new CoordinatorMessage.Drain());
    }

    private static void CheckLeases(SweepDraft draft, TimeSpan now)
    {
        var heardSince = now - draft.State.Options.LeaseDuration;
        var silent = draft.State.Nodes.Where(n => n.Value.LastHeard < heardSince).Select(n => n.Key);
        draft.State = draft.State with { Nodes = draft.State.Nodes.RemoveRange(silent) };
        if (draft.Ledger.OpenedAt < heardSince)
        {
            var lost = draft.Ledger.Running.Where(r => !draft.State.Nodes.ContainsKey(r.Value.Node));
            foreach (var (trial, _) in lost) EndAttempt(draft, trial, AttemptOutcome.Lost, now);
        }

        draft.StartTimer(SweepTimer.LeaseCheck, draft.State.Options.LeaseCheckInterval);
        Assignment.FillAll(draft, now);
    }

    /// <summary>Ends the sweep before all trials ran: those that hold a worker are cancelled, and so is the rest by the
    /// sweep's last fact.</summary>
    private static void Abandon(SweepDraft draft, SweepOutcome outcome, TimeSpan now)
    {
        foreach (var (trial, running) in draft.Ledger.Running)
        {
            draft.Send(running.Node, new CoordinatorMessage.Stop(trial, running.Progress.Attempt));
            EndAttempt(draft, trial, AttemptOutcome.Cancelled, now);
        }

        foreach (var trial in draft.Ledger.BetweenAttempts.Keys) Finish(draft, trial, TrialState.Cancelled);
        var reason = outcome is SweepOutcome.Failed failed ? failed.Reason : ((SweepOutcome.Finished)outcome).Reason;
        draft.Record(new SweepFinished(reason, now));
        draft.Complete(outcome);
    }

    private static void EndWhenNothingIsLeft(SweepDraft draft, TimeSpan now)
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

    private static void Finish(
        SweepDraft draft, TrialId trial, TrialState state, Verdict? verdict = null, string? reason = null)
    {
        var progress = draft.Ledger.BetweenAttempts[trial];
        draft.Record(new TrialFinished(trial, state, progress.ReportedStep, progress.Objective, verdict, reason));
    }

    private static void EndAttempt(
        SweepDraft draft, TrialId trial, AttemptOutcome outcome, TimeSpan now, string? reason = null)
    {
        var running = draft.Ledger.Running[trial];
        var seconds = running.BeganAt is { } began ? (now - began).TotalSeconds : 0;
        draft.Record(new AttemptEnded(trial, running.Progress.Attempt, outcome, seconds, reason, now));
    }

    /// <summary>After an attempt left a node: its own place is free, and so may be one that the limit on parallel trials
    /// kept from another node.</summary>
    private static void Refill(SweepDraft draft, NodeId node, TimeSpan now)
    {
        if (draft.State.Plan.Definition.Parallelism is null) Assignment.Fill(draft, node, now);
        else Assignment.FillAll(draft, now);
    }

    private static bool IsLive(SweepDraft draft, NodeId node, TrialId trial, int attempt) =>
        draft.Ledger.Running.TryGetValue(trial, out var running)
        && running.Progress.Attempt == attempt
        && running.Node == node;

    private static NodeId SenderOf(NodeMessage message) => message switch
    {
        Join m => m.Node,
        CapacityChanged m => m.Node,
        Began m => m.Node,
        Reported m => m.Node,
        Ended m => m.Node,
        Heartbeat m => m.Node,
        _ => throw new UnreachableException($"{message} has no sender"),
    };
}
