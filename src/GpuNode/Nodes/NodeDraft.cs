using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>The step that a decision is building.</summary>
internal sealed class NodeDraft(NodeState state)
{
    private readonly ImmutableArray<NodeEffect>.Builder _effects = ImmutableArray.CreateBuilder<NodeEffect>();

    public NodeState State { get; set; } = state;

    public void Send(NodeMessage message) => _effects.Add(new NodeEffect.Send(message));

    public void Do(NodeEffect effect) => _effects.Add(effect);

    public void SetSlot(int slot, SlotState slotState) =>
        State = State with { Slots = State.Slots.SetItem(slot, slotState) };

    public Step<NodeState, NodeEffect> ToStep() => new(State, _effects.DrainToImmutable());
}
