using System.Diagnostics;
using Sweep.Actors;
using static Sweep.Coordinator.Cluster.ClusterEvent;

namespace Sweep.Coordinator.Cluster;

/// <summary>All sweeps and all nodes of a coordinator: who is there, who trains what, what people ask for.
/// ARCHITECTURE.md tells a trial's life as a table.</summary>
public static class ClusterBehaviour
{
    public static Step<ClusterState, ClusterEffect> Decide(ClusterState cluster, ClusterEvent @event, TimeSpan now)
    {
        var draft = new ClusterDraft(cluster);
        React(draft, @event, now);
        draft.CloseSweeps(now);
        Placement.Place(draft, now);
        return draft.ToStep();
    }

    private static void React(ClusterDraft draft, ClusterEvent @event, TimeSpan now)
    {
        switch (@event)
        {
            case NodeSpoke e:
                Membership.Hear(draft, e.Node, e.Message, now);
                break;
            case Requested e:
                draft.Reply(e.Request, Requests.Answer(draft, e.What, now));
                break;
            case TimerFired { Timer: { Kind: ClusterTimerKind.TimeBudget, Sweep: { } sweep } }:
                if (draft.Sweep(sweep) is { } timed) Sweeps.SweepEnding.CheckClock(timed, now);
                break;
            case TimerFired { Timer.Kind: ClusterTimerKind.LeaseCheck }:
                Leases.Check(draft, now);
                break;
            case InterruptRequested:
                Interrupt(draft);
                break;
            case Opened:
                Open(draft, now);
                break;
            default:
                throw new UnreachableException($"no rule for {@event}");
        }
    }

    private static void Open(ClusterDraft draft, TimeSpan now)
    {
        draft.State = draft.State with { OpenedAt = now };
        draft.Do(new ClusterEffect.StartTimer(
            new ClusterTimer(ClusterTimerKind.LeaseCheck), draft.State.Options.LeaseCheckInterval));
        foreach (var id in draft.State.Sweeps.Keys)
        {
            var sweep = draft.Sweep(id)!;
            if (sweep.Ledger.End is not null) continue;
            sweep.Record(new Journal.SweepFact.SweepOpened(now));
            Sweeps.SweepEnding.StartClock(sweep, now);
        }
    }

    private static void Interrupt(ClusterDraft draft)
    {
        if (draft.State.IsDraining) return;
        draft.State = draft.State with { IsDraining = true };
        foreach (var id in draft.State.Sweeps.Keys)
        {
            var sweep = draft.Sweep(id)!;
            sweep.State = sweep.State with { IsDraining = true };
        }

        foreach (var node in draft.State.Fleet.Keys) draft.Send(node, new Messages.CoordinatorMessage.Drain());
    }
}
