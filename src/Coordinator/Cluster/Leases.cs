using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>Nodes that were silent for longer than a lease have stopped their trials themselves.</summary>
internal static class Leases
{
    public static void Check(ClusterDraft draft, TimeSpan now)
    {
        var heardSince = now - draft.State.Options.LeaseDuration;
        foreach (var node in draft.State.Fleet.Values)
        {
            if (node.LastHeard < heardSince) Membership.Leave(draft, node, now);
        }

        var unanswered = draft.State.Asked.Where(asked => asked.Value < heardSince).Select(asked => asked.Key).ToList();
        if (unanswered.Count > 0) draft.State = draft.State with { Asked = draft.State.Asked.RemoveRange(unanswered) };
        if (draft.State.OpenedAt < heardSince) LoseAwaited(draft, now);
        draft.Do(new ClusterEffect.StartTimer(
            new ClusterTimer(ClusterTimerKind.LeaseCheck), draft.State.Options.LeaseCheckInterval));
    }

    private static void LoseAwaited(ClusterDraft draft, TimeSpan now)
    {
        var awaited = draft.State.Awaited;
        draft.State = draft.State with { Awaited = awaited.Clear() };
        foreach (var (node, attempts) in awaited)
        {
            foreach (var attempt in attempts) Membership.Lose(draft, node, attempt, now);
        }
    }
}
