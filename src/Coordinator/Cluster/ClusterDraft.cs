using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>The step that a decision is building. Whatever changes a node or a sweep goes through it, so that the lists
/// of what has room and of what waits are never out of date, and so that it knows where something can be placed now.
/// </summary>
internal sealed class ClusterDraft(ClusterState state)
{
    private readonly ImmutableArray<ClusterEffect>.Builder _effects = ImmutableArray.CreateBuilder<ClusterEffect>();
    private readonly List<SweepDraft> _sweeps = [];
    private readonly List<NodeId> _roomy = [];
    private readonly List<SweepDraft> _ready = [];

    public ClusterState State { get; set; } = state;

    /// <summary>Nodes that got more room in this step.</summary>
    public IReadOnlyList<NodeId> Roomy => _roomy;

    /// <summary>Sweeps that began to wait for nodes in this step.</summary>
    public IReadOnlyList<SweepDraft> NewlyReady => _ready;

    public void Do(ClusterEffect effect) => _effects.Add(effect);

    public void Reply(long request, ClusterReply reply) => Do(new ClusterEffect.Reply(request, reply));

    /// <summary>To a node that has joined; to others, nothing.</summary>
    public void Send(NodeId node, CoordinatorMessage message)
    {
        if (State.Fleet.TryGetValue(node, out var joined)) Send(joined.Incarnation, message);
    }

    public void Send(NodeIncarnation node, CoordinatorMessage message) => Do(new ClusterEffect.Send(node, message));

    /// <summary>A sweep to work on; null when there is none of this id.</summary>
    public SweepDraft? Sweep(SweepId id)
    {
        foreach (var open in _sweeps)
        {
            if (open.Id == id) return open.IsDeleted ? null : open;
        }

        if (!State.Sweeps.TryGetValue(id, out var sweep)) return null;
        var draft = new SweepDraft(sweep, this) { Indexed = ReadySweep.Of(sweep) };
        _sweeps.Add(draft);
        return draft;
    }

    /// <summary>A sweep to look at, as it is at this point of the step.</summary>
    public SweepState Look(SweepId id)
    {
        foreach (var open in _sweeps)
        {
            if (open.Id == id) return open.State;
        }

        return State.Sweeps[id];
    }

    public SweepDraft Create(SweepState sweep)
    {
        Invariant.Check(sweep.Id == State.NextSweep, "no id is given twice");
        State = State with
        {
            NextSweep = new SweepId(sweep.Id.Number + 1),
            Names = State.Names.Add(sweep.Name, sweep.Id),
        };
        var draft = new SweepDraft(sweep, this);
        _sweeps.Add(draft);
        return draft;
    }

    public void Delete(SweepDraft sweep)
    {
        sweep.IsDeleted = true;
        State = State with
        {
            Sweeps = State.Sweeps.Remove(sweep.Id),
            Names = State.Names.Remove(sweep.State.Name),
            Ready = sweep.Indexed is { } indexed ? State.Ready.Remove(indexed) : State.Ready,
        };
        Do(new ClusterEffect.DeleteSweep(sweep.Id));
    }

    /// <summary>Puts a node into the fleet, or its next state in place of the one before.</summary>
    public void Update(FleetNode node)
    {
        var before = State.Fleet.GetValueOrDefault(node.Id);
        State = State with { Fleet = State.Fleet.SetItem(node.Id, node) };
        if (before?.Free == node.Free) return;
        Index(before, node);
        if (node.Free > (before?.Free ?? 0)) Offer(node.Id);
    }

    /// <summary>The node may be given what it could not be given before.</summary>
    public void Offer(NodeId node)
    {
        if (!_roomy.Contains(node)) _roomy.Add(node);
    }

    public void Remove(FleetNode node)
    {
        State = State with { Fleet = State.Fleet.Remove(node.Id) };
        Index(node, null);
    }

    /// <summary>An attempt has left its node.</summary>
    public void Release(NodeId node, AttemptId attempt)
    {
        if (State.Fleet.TryGetValue(node, out var joined) && joined.Held.Contains(attempt))
        {
            Update(joined with { Held = joined.Held.Remove(attempt) });
        }
        else if (State.Awaited.TryGetValue(node, out var awaited))
        {
            awaited = awaited.Remove(attempt);
            State = State with
            {
                Awaited = awaited.IsEmpty ? State.Awaited.Remove(node) : State.Awaited.SetItem(node, awaited),
            };
        }
    }

    /// <summary>Whether the sweep waits for nodes may have changed.</summary>
    public void Index(SweepDraft sweep)
    {
        var now = ReadySweep.Of(sweep.State);
        if (now == sweep.Indexed) return;
        var ready = sweep.Indexed is { } before ? State.Ready.Remove(before) : State.Ready;
        State = State with { Ready = now is null ? ready : ready.Add(now) };
        if (sweep.Indexed is null) Place(sweep);
        sweep.Indexed = now;
    }

    /// <summary>Nodes that could not be given the sweep's trials before may be given some now.</summary>
    public void Place(SweepDraft sweep)
    {
        if (!_ready.Contains(sweep)) _ready.Add(sweep);
    }

    /// <summary>Ends what came to its end in this step.</summary>
    public void CloseSweeps(TimeSpan now)
    {
        foreach (var sweep in _sweeps)
        {
            if (sweep.IsDeleted) continue;
            SweepEnding.EndWhenNothingIsLeft(sweep, now);
            Index(sweep);
        }
    }

    public Step<ClusterState, ClusterEffect> ToStep()
    {
        foreach (var sweep in _sweeps)
        {
            if (!sweep.IsDeleted) State = State with { Sweeps = State.Sweeps.SetItem(sweep.Id, sweep.State) };
        }

        return new Step<ClusterState, ClusterEffect>(State, _effects.DrainToImmutable());
    }

    private void Index(FleetNode? before, FleetNode? now)
    {
        var free = State.Free;
        if (before is not null && FreeNode.Of(before) is { } left) free = free.Remove(left);
        if (now is not null && FreeNode.Of(now) is { } entered) free = free.Add(entered);
        State = State with { Free = free };
    }
}
