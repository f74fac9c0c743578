using System.Diagnostics;
using Sweep.Actors;
using Sweep.Messages;
using static Sweep.GpuNode.Nodes.NodeEvent;
using static Sweep.Messages.CoordinatorMessage;

namespace Sweep.GpuNode.Nodes;

/// <summary>One node: keeps its worker slots busy with what the coordinator assigns, passes reports on, stops what it
/// is told to stop, and stops everything by itself when its lease runs out.</summary>
public static class NodeBehaviour
{
    public static Step<NodeState, NodeEffect> Decide(NodeState node, NodeEvent @event, TimeSpan now)
    {
        var draft = new NodeDraft(node);
        if (node.IsSuperseded) return draft.ToStep(); // The process ends; only its workers do not know yet.
        switch (@event)
        {
            case Opened:
                SayHello(draft);
                draft.Do(new NodeEffect.StartTimer(NodeTimer.Heartbeat, node.Options.HeartbeatInterval));
                break;
            case CoordinatorSpoke e:
                Obey(draft, e.Message, now);
                break;
            case TrainingBegan e when WorkerSlots.IsHeard(node, e.Held):
                draft.Send(new NodeMessage.Began(
                    e.Held, e.Device, e.GuessLoss, e.GuessAccuracy, e.StepsPerEpoch));
                break;
            case TrainingReported e when WorkerSlots.IsHeard(node, e.Held):
                draft.Send(new NodeMessage.Reported(e.Held, e.Step, e.Values));
                break;
            case CheckpointTaken e when WorkerSlots.IsHeard(node, e.Held):
                draft.Send(new NodeMessage.Checkpointed(e.Held, e.ReportedStep, e.Lane));
                break;
            case TrainingBegan or TrainingReported or CheckpointTaken:
                break; // Said before the worker saw that its trial is over.
            case TrainingEnded e:
                WorkerSlots.End(draft, e);
                break;
            case LeaveRequested:
                Departure.Leave(draft);
                break;
            case TimerFired { Timer: NodeTimer.Heartbeat } when node.IsComplete:
                break; // The last word was said.
            case TimerFired { Timer: NodeTimer.Heartbeat }:
                draft.Send(new NodeMessage.Heartbeat());
                draft.Do(new NodeEffect.StartTimer(NodeTimer.Heartbeat, node.Options.HeartbeatInterval));
                break;
            case TimerFired { Timer: NodeTimer.LeaseRunsOut }:
                CheckLease(draft, now);
                break;
            default:
                throw new UnreachableException($"{node.Id}: no rule for {@event}");
        }

        Departure.CompleteWhenEmpty(draft);
        return draft.ToStep();
    }

    /// <summary>A coordinator that was restarted meanwhile does not know that the node is leaving.</summary>
    private static void SayHello(NodeDraft draft)
    {
        draft.Send(draft.State.Greeting);
        if (draft.State.IsDraining) draft.Send(new NodeMessage.Leaving(draft.State.IsComplete));
    }

    private static void Obey(NodeDraft draft, CoordinatorMessage message, TimeSpan now)
    {
        switch (message)
        {
            case Assign order when draft.State.IsDraining || now >= draft.State.LeaseUntil:
                WorkerSlots.Refuse(draft, order); // Without a lease: it was on its way for too long.
                break;
            case Assign order:
                draft.State = draft.State with { Waiting = draft.State.Waiting.Enqueue(order) };
                WorkerSlots.StartWaiting(draft);
                break;
            case Stop m:
                WorkerSlots.Stop(draft, m.Attempt);
                break;
            case Preempt m:
                WorkerSlots.Preempt(draft, m.Attempt);
                break;
            case LeaseRenewed m:
                draft.State = draft.State with { LeaseUntil = now + m.Duration };
                draft.Do(new NodeEffect.StartTimer(NodeTimer.LeaseRunsOut, m.Duration));
                SetLogs(draft, m.Logs);
                break;
            case Rejoin:
                SayHello(draft);
                break;
            case CoordinatorMessage.Drain:
                Departure.Drain(draft);
                break;
            case Superseded:
                Departure.GiveWay(draft);
                break;
            default:
                throw new UnreachableException($"{draft.State.Id}: no rule for {message}");
        }
    }

    /// <summary>The coordinator repeats it with each lease.</summary>
    private static void SetLogs(NodeDraft draft, LogDetail? asked)
    {
        if (asked is not { } logs || draft.State.Logs == logs) return;
        draft.State = draft.State with { Logs = logs };
        draft.Do(new NodeEffect.SetLogs(logs));
    }

    /// <summary>The coordinator will give these trials to others: nobody may train them here any longer. It is told,
    /// because it may not have noticed: when the machine slept, the node's next heartbeat keeps it connected.</summary>
    private static void CheckLease(NodeDraft draft, TimeSpan now)
    {
        if (draft.State.LeaseUntil is not { } until) return;
        // Timers may fire a moment before the clock says so.
        if (now < until) draft.Do(new NodeEffect.StartTimer(NodeTimer.LeaseRunsOut, until - now));
        else WorkerSlots.GiveAllBack(draft);
    }
}
