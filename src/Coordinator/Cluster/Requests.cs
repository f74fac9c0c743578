using System.Diagnostics;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Cluster.ClusterReply;
using static Sweep.Coordinator.Cluster.ClusterRequest;

namespace Sweep.Coordinator.Cluster;

/// <summary>What people ask for.</summary>
internal static class Requests
{
    public static ClusterReply Answer(ClusterDraft draft, ClusterRequest request, TimeSpan now) => request switch
    {
        Submit r => Submission.Take(draft, r, now),
        Pause r => About(draft, r.Sweep, sweep => Controls.Pause(sweep, r.Reason, now)),
        Resume r => About(draft, r.Sweep, sweep => Controls.Resume(sweep, now)),
        Stop r => About(draft, r.Sweep, sweep => Controls.Stop(sweep, r.Reason, now)),
        Retry r => About(draft, r.Sweep, sweep => Controls.Retry(sweep, r, now)),
        Delete r => About(draft, r.Sweep, Controls.Delete),
        DrainNode r => AboutNode(draft, r.Node, node => Drain(draft, node)),
        SetNodeLogs r => AboutNode(draft, r.Node, node => SetLogs(draft, node, r.Logs)),
        _ => throw new UnreachableException($"no rule for {request}"),
    };

    private static ClusterReply About(ClusterDraft draft, SweepId id, Func<SweepDraft, ClusterReply> answer) =>
        draft.Sweep(id) is { } sweep
            ? answer(sweep)
            : new Refused(RefusalKind.NotFound, $"there is no {id}: `sweep list` shows those that there are");

    private static ClusterReply AboutNode(ClusterDraft draft, NodeId id, Func<FleetNode, ClusterReply> answer) =>
        draft.State.Fleet.TryGetValue(id, out var node)
            ? answer(node)
            : new Refused(RefusalKind.NotFound, $"no node {id} has joined: `sweep nodes` shows those that have");

    private static Accepted Drain(ClusterDraft draft, FleetNode node)
    {
        Membership.Drain(draft, node);
        return node.IsDraining
            ? new Accepted(null, RequestChange.None, $"{node.Id} is leaving already")
            : new Accepted(null, RequestChange.Changed, $"{node.Id} puts back its {node.Held.Count} trials and leaves");
    }

    /// <summary>Told with the answer to a heartbeat: a lease must not be renewed unasked.</summary>
    private static Accepted SetLogs(ClusterDraft draft, FleetNode node, LogDetail logs)
    {
        draft.Update(node with { Logs = logs });
        return new Accepted(null, node.Logs == logs ? RequestChange.None : RequestChange.Changed,
            $"{node.Id} logs from {logs} on, from its next heartbeat on");
    }
}
