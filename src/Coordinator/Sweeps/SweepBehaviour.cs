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
            SweepEnding.EndWhenNothingIsLeft(draft, now);
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
            case NodeSpoke { Message: Join join } e:
                Welcome(draft, e.Node, join, now);
                break;
            case NodeSpoke e:
                Hear(draft, e.Node, e.Message, now);
                break;
            case InterruptRequested:
                Drain(draft);
                break;
            case TimerFired { Timer: SweepTimer.LeaseCheck }:
                CheckLeases(draft, now);
                break;
            case TimerFired { Timer: SweepTimer.TimeBudget }:
                var time = draft.State.Plan.Definition.Budget.Time;
                SweepEnding.Abandon(draft, new SweepOutcome.Finished($"budget.time of {time} is used up"), now);
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

    private static void Welcome(SweepDraft draft, NodeId node, Join join, TimeSpan now)
    {
        foreach (var (trial, running) in draft.Ledger.Running)
        {
            if (running.Node == node && !join.Held.Contains(Attempts.IdOf(draft, trial, running)))
            {
                Attempts.EndAttempt(draft, trial, AttemptOutcome.Lost, now);
            }
        }

        foreach (var held in join.Held)
        {
            if (!Attempts.IsLive(draft, node, held)) draft.Send(node, new CoordinatorMessage.Stop(held));
        }

        draft.State = draft.State with
        {
            Nodes = draft.State.Nodes.SetItem(node, new ConnectedNode(join.Capacity, now)),
        };
        draft.Send(node, new CoordinatorMessage.LeaseRenewed(draft.State.Options.LeaseDuration));
        if (draft.State.IsDraining) draft.Send(node, new CoordinatorMessage.Drain());
        Assignment.FillAll(draft, now);
    }

    /// <summary>Any message but Join. A node that is not connected spoke to an earlier life of the coordinator.
    /// </summary>
    private static void Hear(SweepDraft draft, NodeId node, NodeMessage message, TimeSpan now)
    {
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
            case Began m when Attempts.IsLive(draft, node, m.Attempt):
                Attempts.Begin(draft, node, m, now);
                break;
            case Reported m when Attempts.IsLive(draft, node, m.Attempt):
                Attempts.Report(draft, node, m, now);
                break;
            case Ended m when Attempts.IsLive(draft, node, m.Attempt):
                Attempts.End(draft, node, m, now);
                break;
            case Began m:
                draft.Send(node, new CoordinatorMessage.Stop(m.Attempt)); // Stale: spare the node the work.
                break;
            case Reported or Ended:
                break; // Stale: the attempt was ended here first, or another holds the trial now.
            case Leaving or Checkpointed:
                break; // In one process nothing is kept of either.
            default:
                throw new UnreachableException($"no rule for {message}");
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
            foreach (var (trial, _) in lost) Attempts.EndAttempt(draft, trial, AttemptOutcome.Lost, now);
        }

        draft.StartTimer(SweepTimer.LeaseCheck, draft.State.Options.LeaseCheckInterval);
        Assignment.FillAll(draft, now);
    }
}
