using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Messages;
using static Sweep.Messages.CoordinatorMessage;

namespace Sweep.GpuNode.Nodes;

/// <summary>What the worker slots do, and what waits for them.</summary>
internal static class WorkerSlots
{
    public static void StartWaiting(NodeDraft draft)
    {
        for (var slot = 0; slot < draft.State.Slots.Length && !draft.State.Waiting.IsEmpty; slot++)
        {
            if (draft.State.Slots[slot] is not SlotState.Free) continue;
            draft.State = draft.State with { Waiting = draft.State.Waiting.Dequeue(out var order) };
            draft.SetSlot(slot, new SlotState.Training(order.Attempt));
            draft.Do(new NodeEffect.StartTraining(slot, order));
        }
    }

    public static void Stop(NodeDraft draft, AttemptId held)
    {
        TakeWaiting(draft, held);
        if (SlotOf(draft.State, held) is { } slot) StopSlot(draft, slot, StopMode.Discard);
    }

    public static void Preempt(NodeDraft draft, AttemptId held)
    {
        foreach (var order in TakeWaiting(draft, held)) Refuse(draft, order);
        if (SlotOf(draft.State, held) is { } slot) StopSlot(draft, slot, StopMode.Checkpoint);
    }

    public static void GiveAllBack(NodeDraft draft)
    {
        foreach (var order in draft.State.Waiting) Refuse(draft, order);
        draft.State = draft.State with { Waiting = ImmutableQueue<Assign>.Empty };
        for (var slot = 0; slot < draft.State.Slots.Length; slot++) StopSlot(draft, slot, StopMode.Checkpoint);
    }

    public static void Refuse(NodeDraft draft, Assign order) => draft.Send(
        new NodeMessage.Ended(order.Attempt, AttemptOutcome.Preempted, 0, null));

    public static void StopSlot(NodeDraft draft, int slot, StopMode mode)
    {
        if (draft.State.Slots[slot] is not SlotState.Training training) return;
        var outcome = mode == StopMode.Checkpoint ? AttemptOutcome.Preempted : AttemptOutcome.Stopped;
        draft.SetSlot(slot, new SlotState.Stopping(training.Held, outcome));
        draft.Do(new NodeEffect.StopTraining(slot, mode));
    }

    public static void End(NodeDraft draft, NodeEvent.TrainingEnded e)
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

    /// <summary>A preempted training still counts up to its last step; one whose trial is over does not.</summary>
    public static bool IsHeard(NodeState node, AttemptId held) =>
        SlotOf(node, held) is { } slot
        && node.Slots[slot] is SlotState.Training or SlotState.Stopping { Outcome: AttemptOutcome.Preempted };

    private static void FetchAhead(NodeDraft draft, double seconds)
    {
        var mean = Prefetch.MeanAfter(draft.State.MeanSeconds, seconds);
        var capacity = Prefetch.CapacityFor(draft.State.Slots.Length, mean);
        draft.State = draft.State with { MeanSeconds = mean };
        var isMuchTheSame = capacity <= 2 * draft.State.Capacity && draft.State.Capacity <= 2 * capacity;
        if (isMuchTheSame || draft.State.IsDraining) return;
        draft.State = draft.State with { Capacity = capacity };
        draft.Send(new NodeMessage.CapacityChanged(capacity));
    }

    private static List<Assign> TakeWaiting(NodeDraft draft, AttemptId held)
    {
        var taken = draft.State.Waiting.Where(order => order.Attempt == held).ToList();
        if (taken.Count > 0)
        {
            var rest = draft.State.Waiting.Where(order => order.Attempt != held);
            draft.State = draft.State with { Waiting = ImmutableQueue.CreateRange(rest) };
        }

        return taken;
    }

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
