using System.Diagnostics;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Messages.NodeMessage;

namespace Sweep.Coordinator.Cluster;

/// <summary>Nodes come, speak and leave.</summary>
internal static class Membership
{
    public static void Hear(ClusterDraft draft, NodeIncarnation from, NodeMessage message, TimeSpan now)
    {
        var known = draft.State.Fleet.GetValueOrDefault(from.Node);
        if (known is not null && from.Number < known.Incarnation.Number)
        {
            // An earlier process of the node, woken up again. It is told so when it waits for an answer.
            if (message is Join or Heartbeat) draft.Send(from, new CoordinatorMessage.Superseded());
        }
        else if (message is Join join)
        {
            Welcome(draft, from, join, now);
        }
        else if (known is null || known.Incarnation != from)
        {
            AskToJoin(draft, from, now);
        }
        else
        {
            if (known.LastHeard != now) draft.Update(known with { LastHeard = now });
            Listen(draft, from, message, now);
        }
    }

    /// <summary>The node is gone; what it held goes on elsewhere.</summary>
    public static void Leave(ClusterDraft draft, FleetNode node, TimeSpan now)
    {
        draft.Remove(node);
        foreach (var attempt in node.Held) Lose(draft, node.Id, attempt, now);
    }

    public static void Lose(ClusterDraft draft, NodeId node, AttemptId attempt, TimeSpan now)
    {
        if (draft.Sweep(attempt.Sweep) is { } sweep && Attempts.IsLive(sweep, node, attempt))
        {
            Attempts.Lose(sweep, attempt.Trial, now);
        }
    }

    public static void Drain(ClusterDraft draft, FleetNode node)
    {
        if (!node.IsDraining) draft.Update(node with { IsDraining = true });
        draft.Send(node.Incarnation, new CoordinatorMessage.Drain());
    }

    /// <summary>It spoke to an earlier life of the coordinator, or was silent for longer than its lease. A Join for
    /// each message would take back what was assigned after the one before.</summary>
    private static void AskToJoin(ClusterDraft draft, NodeIncarnation node, TimeSpan now)
    {
        if (draft.State.Asked.ContainsKey(node)) return;
        draft.State = draft.State with { Asked = draft.State.Asked.Add(node, now) };
        draft.Send(node, new CoordinatorMessage.Rejoin());
    }

    private static void Welcome(ClusterDraft draft, NodeIncarnation from, Join join, TimeSpan now)
    {
        var known = draft.State.Fleet.GetValueOrDefault(from.Node);
        var isLater = known is not null && known.Incarnation != from;
        if (isLater) draft.Send(known!.Incarnation, new CoordinatorMessage.Superseded());

        var believed = known?.Held ?? draft.State.Awaited.GetValueOrDefault(from.Node, []);
        var held = join.Held.Where(attempt => believed.Contains(attempt)).ToHashSet();
        var wasDraining = known is { IsDraining: true } && !isLater;
        draft.State = draft.State with
        {
            Awaited = draft.State.Awaited.Remove(from.Node),
            Asked = draft.State.Asked.Remove(from),
        };
        draft.Update(new FleetNode(from, join.Profile)
        {
            Capacity = join.Capacity,
            Held = believed,
            JoinedAt = known is null || isLater ? now : known.JoinedAt,
            LastHeard = now,
            Shape = known?.Shape,
            Logs = isLater ? null : known?.Logs,
            IsDraining = wasDraining,
        });
        draft.Offer(from.Node); // Its labels and devices may be others now.
        foreach (var attempt in believed.Where(attempt => !held.Contains(attempt)))
        {
            Lose(draft, from.Node, attempt, now);
        }

        draft.Send(from, new CoordinatorMessage.LeaseRenewed(draft.State.Options.LeaseDuration));
        foreach (var attempt in join.Held) Confirm(draft, from, attempt, held.Contains(attempt));
        if (wasDraining || draft.State.IsDraining) draft.Send(from, new CoordinatorMessage.Drain());
    }

    /// <summary>What the node holds wrongly it shall stop, and what was paused meanwhile it shall put back.</summary>
    private static void Confirm(ClusterDraft draft, NodeIncarnation node, AttemptId attempt, bool isHeld)
    {
        var sweep = isHeld ? draft.Sweep(attempt.Sweep) : null;
        if (sweep is null || !Attempts.IsLive(sweep, node.Node, attempt))
        {
            draft.Send(node, new CoordinatorMessage.Stop(attempt));
        }
        else if (sweep.Ledger.Pause is not null)
        {
            draft.Send(node, new CoordinatorMessage.Preempt(attempt));
        }
    }

    private static void Listen(ClusterDraft draft, NodeIncarnation from, NodeMessage message, TimeSpan now)
    {
        switch (message)
        {
            case Reported m:
                if (Live(draft, from, m.Attempt) is { } reporting) Attempts.Report(reporting, from.Node, m, now);
                break;
            case Began m:
                if (Live(draft, from, m.Attempt) is { } beginning) Attempts.Begin(beginning, from.Node, m, now);
                else draft.Send(from, new CoordinatorMessage.Stop(m.Attempt)); // Stale: spare the node the work.
                break;
            case Ended m:
                if (Live(draft, from, m.Attempt) is { } ending) Attempts.End(ending, m, now);
                break;
            case Checkpointed m:
                if (Live(draft, from, m.Attempt) is { } saving) Attempts.Keep(saving, m);
                break;
            case Heartbeat:
                draft.Send(from, new CoordinatorMessage.LeaseRenewed(draft.State.Options.LeaseDuration)
                {
                    Logs = draft.State.Fleet[from.Node].Logs,
                });
                break;
            case CapacityChanged m:
                draft.Update(draft.State.Fleet[from.Node] with { Capacity = m.Capacity });
                break;
            case Leaving { IsEmpty: true }:
                Leave(draft, draft.State.Fleet[from.Node], now);
                break;
            case Leaving:
                draft.Update(draft.State.Fleet[from.Node] with { IsDraining = true });
                break;
            default:
                throw new UnreachableException($"no rule for {message}");
        }
    }

    /// <summary>The sweep of an attempt that the node holds; null when the attempt was ended here first, or another
    /// holds the trial now.</summary>
    private static SweepDraft? Live(ClusterDraft draft, NodeIncarnation from, AttemptId attempt) =>
        draft.Sweep(attempt.Sweep) is { } sweep && Attempts.IsLive(sweep, from.Node, attempt) ? sweep : null;
}
