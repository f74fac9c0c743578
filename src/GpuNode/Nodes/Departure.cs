using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>How a node leaves: drained by the coordinator, asked to go where it runs, or replaced by a later process of
/// its name.</summary>
internal static class Departure
{
    public static void Drain(NodeDraft draft)
    {
        draft.State = draft.State with { IsDraining = true };
        WorkerSlots.GiveAllBack(draft);
    }

    /// <summary>Told at once, so that the coordinator does not send trials that would only come back.</summary>
    public static void Leave(NodeDraft draft)
    {
        if (draft.State.IsDraining) return;
        draft.Send(new NodeMessage.Leaving(IsEmpty: false));
        Drain(draft);
    }

    /// <summary>Another process has this node's name and its trials: neither their checkpoints nor anything that is
    /// said may be this one's any more.</summary>
    public static void GiveWay(NodeDraft draft)
    {
        for (var slot = 0; slot < draft.State.Slots.Length; slot++)
            WorkerSlots.StopSlot(draft, slot, StopMode.Abandon);
        draft.State = draft.State with { IsSuperseded = true };
        draft.Do(new NodeEffect.GiveWay());
    }

    public static void CompleteWhenEmpty(NodeDraft draft)
    {
        var state = draft.State;
        if (!state.IsDraining || state.IsComplete || state.IsSuperseded) return;
        if (state.Slots.Any(slot => slot is not SlotState.Free)) return;
        draft.State = state with { IsComplete = true };
        draft.Send(new NodeMessage.Leaving(IsEmpty: true));
        draft.Do(new NodeEffect.Complete());
    }
}
