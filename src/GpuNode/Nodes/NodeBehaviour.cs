using System.Collections.Immutable;
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
        switch (@event)
        {
            case Opened:
                SayHello(draft);
                draft.Do(new NodeEffect.StartTimer(NodeTimer.Heartbeat, node.Options.HeartbeatInterval));
                break;
            case CoordinatorSpoke e:
                Obey(draft, e.Message, now);
                break;
            case TrainingBegan e when IsHeard(node, e.Held):
                draft.Send(new NodeMessage.Began(
                    e.Held, e.Device, e.GuessLoss, e.GuessAccuracy, e.StepsPerEpoch));
                break;
            case TrainingReported e when IsHeard(node, e.Held):
                draft.Send(new NodeMessage.Reported(e.Held, e.Step, e.Values));
                break;
            case TrainingBegan or TrainingReported:
                break; // Said before the worker saw that its trial is over.
            case TrainingEnded e:
                End(draft, e);
                break;
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

        CompleteWhenDrained(draft);
        return draft.ToStep();
    }

    private static void SayHello(NodeDraft draft) =>
        draft.Send(new NodeMessage.Join(draft.State.Profile, draft.State.Capacity, HeldBy(draft.State)));

    private static void Obey(NodeDraft draft, CoordinatorMessage message, TimeSpan now)
    {
        switch (message)
        {
            case Assign order when draft.State.IsDraining:
                Refuse(draft, order);
                break;
            case Assign order:
                draft.State = draft.State with { Waiting = draft.State.Waiting.Enqueue(order) };
                StartWaiting(draft);
                break;
            case Stop m:
                Stop(draft, m.Attempt);
                break;
            case LeaseRenewed m:
                draft.State = draft.State with { LeaseUntil = now + m.Duration };
                draft.Do(new NodeEffect.StartTimer(NodeTimer.LeaseRunsOut, m.Duration));
                break;
            case Rejoin:
                SayHello(draft);
                break;
            case CoordinatorMessage.Drain:
                Drain(draft);
                break;
            default:
                throw new UnreachableException($"{draft.State.Id}: no rule for {message}");
        }
    }

    private static void StartWaiting(NodeDraft draft)
    {
        for (var slot = 0; slot < draft.State.Slots.Length && !draft.State.Waiting.IsEmpty; slot++)
        {
            if (draft.State.Slots[slot] is not SlotState.Free) continue;
            draft.State = draft.State with { Waiting = draft.State.Waiting.Dequeue(out var order) };
            draft.SetSlot(slot, new SlotState.Training(order.Attempt));
            draft.Do(new NodeEffect.StartTraining(slot, order));
        }
    }

    private static void Stop(NodeDraft draft, AttemptId held)
    {
        var waiting = draft.State.Waiting.Where(o => o.Attempt != held);
        draft.State = draft.State with { Waiting = ImmutableQueue.CreateRange(waiting) };
        if (SlotOf(draft.State, held) is { } slot) StopSlot(draft, slot, StopMode.Discard);
    }

    private static void StopSlot(NodeDraft draft, int slot, StopMode mode)
    {
        if (draft.State.Slots[slot] is not SlotState.Training training) return;
        var outcome = mode == StopMode.Checkpoint ? AttemptOutcome.Preempted : AttemptOutcome.Stopped;
        draft.SetSlot(slot, new SlotState.Stopping(training.Held, outcome));
        draft.Do(new NodeEffect.StopTraining(slot, mode));
    }

    private static void End(NodeDraft draft, TrainingEnded e)
    {
        if (SlotOf(draft.State, e.Held) is not { } slot)
        {
            throw new UnreachableException($"{draft.State.Id}: {e.Held} ended, and no slot had it");
        }

        var wanted = (draft.State.Slots[slot] as SlotState.Stopping)?.Outcome;
        draft.SetSlot(slot, new SlotState.Free());
        draft.Send(new NodeMessage.Ended(e.Held, e.Result switch
        {
            TrainingResult.Completed => AttemptOutcome.Completed,
            TrainingResult.Halted => AttemptOutcome.Diverged,
            TrainingResult.Stopped => wanted ?? AttemptOutcome.Stopped,
            TrainingResult.Failed => AttemptOutcome.Failed,
            _ => throw new UnreachableException($"no outcome for {e.Result}"),
        }, e.Seconds, (e.Result as TrainingResult.Failed)?.Failure));
        StartWaiting(draft);
        FetchAhead(draft, e.Seconds);
    }

    private static void FetchAhead(NodeDraft draft, double seconds)
    {
        var mean = draft.State.MeanSeconds is { } before ? before + ((seconds - before) / 8) : seconds;
        var capacity = Prefetch.CapacityFor(draft.State.Slots.Length, mean);
        draft.State = draft.State with { MeanSeconds = mean };
        var isMuchTheSame = capacity <= 2 * draft.State.Capacity && draft.State.Capacity <= 2 * capacity;
        if (isMuchTheSame || draft.State.IsDraining) return;
        draft.State = draft.State with { Capacity = capacity };
        draft.Send(new NodeMessage.CapacityChanged(capacity));
    }

    private static void Drain(NodeDraft draft)
    {
        draft.State = draft.State with { IsDraining = true };
        GiveAllBack(draft);
    }

    private static void GiveAllBack(NodeDraft draft)
    {
        foreach (var order in draft.State.Waiting) Refuse(draft, order);
        draft.State = draft.State with { Waiting = ImmutableQueue<Assign>.Empty };
        for (var slot = 0; slot < draft.State.Slots.Length; slot++) StopSlot(draft, slot, StopMode.Checkpoint);
    }

    private static void Refuse(NodeDraft draft, Assign order) => draft.Send(
        new NodeMessage.Ended(order.Attempt, AttemptOutcome.Preempted, 0, null));

    /// <summary>The coordinator will give these trials to others: nobody may train them here any longer. It is told,
    /// because it may not have noticed: when the machine slept, the node's next heartbeat keeps it connected.</summary>
    private static void CheckLease(NodeDraft draft, TimeSpan now)
    {
        if (now >= draft.State.LeaseUntil) GiveAllBack(draft);
    }

    private static void CompleteWhenDrained(NodeDraft draft)
    {
        var state = draft.State;
        if (!state.IsDraining || state.IsComplete || state.Slots.Any(s => s is not SlotState.Free)) return;
        draft.State = state with { IsComplete = true };
        draft.Do(new NodeEffect.Complete());
    }

    private static ImmutableArray<AttemptId> HeldBy(NodeState node) =>
    [
        .. node.Slots.OfType<SlotState.Training>().Select(s => s.Held),
        .. node.Waiting.Select(o => o.Attempt),
    ];

    /// <summary>A preempted training still counts up to its last step; one whose trial is over does not.</summary>
    private static bool IsHeard(NodeState node, AttemptId held) =>
        SlotOf(node, held) is { } slot
        && node.Slots[slot] is SlotState.Training or SlotState.Stopping { Outcome: AttemptOutcome.Preempted };

    private static int? SlotOf(NodeState node, AttemptId held)
    {
        for (var slot = 0; slot < node.Slots.Length; slot++)
        {
            if (node.Slots[slot] is SlotState.Training t && t.Held == held) return slot;
            if (node.Slots[slot] is SlotState.Stopping s && s.Held == held) return slot;
        }

        return null;
    }
}
