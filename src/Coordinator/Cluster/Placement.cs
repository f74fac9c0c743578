using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Cluster;

/// <summary>Which trial goes to which node. Between two steps no node has room for a trial that may run on it, so each
/// step looks only at nodes that got more room and at sweeps that began to wait.</summary>
internal static class Placement
{
    public static void Place(ClusterDraft draft, TimeSpan now)
    {
        if (draft.State.IsDraining) return;
        foreach (var node in draft.Roomy) Fill(draft, node, now);
        foreach (var sweep in draft.NewlyReady) Spread(draft, sweep, now);
    }

    /// <summary>Gives a node what it may have, from the sweeps that are to be served first.</summary>
    private static void Fill(ClusterDraft draft, NodeId id, TimeSpan now)
    {
        while (draft.State.Fleet.TryGetValue(id, out var node) && node.Free > 0
            && Choice.SweepFor(draft, node) is { } sweep)
        {
            Assign(draft, sweep, node, now);
        }
    }

    /// <summary>Gives a sweep's trials to the nodes that may have them, to the one with most room first.</summary>
    private static void Spread(ClusterDraft draft, SweepDraft sweep, TimeSpan now)
    {
        if (sweep.IsDeleted || !sweep.State.CanStart) return;
        var nodes = new PriorityQueue<NodeId, FreeNode>();
        foreach (var free in draft.State.Free)
        {
            if (Choice.Fits(draft.State.Fleet[free.Node], sweep.Definition.Placement)) nodes.Enqueue(free.Node, free);
        }

        while (sweep.State.CanStart && nodes.TryDequeue(out var node, out _))
        {
            Assign(draft, sweep, draft.State.Fleet[node], now);
            if (FreeNode.Of(draft.State.Fleet[node]) is { } free) nodes.Enqueue(node, free);
        }
    }

    private static void Assign(ClusterDraft draft, SweepDraft sweep, FleetNode node, TimeSpan now)
    {
        var (trial, spec) = Choice.TrialFor(sweep.State, node);
        var earlier = sweep.Ledger.BetweenAttempts.GetValueOrDefault(trial, TrialProgress.None);
        var attempt = new AttemptId(sweep.Id, trial, earlier.Attempt + 1);
        sweep.Record(new AttemptAssigned(trial, attempt.Number, node.Id, now));
        draft.Send(node.Incarnation, new CoordinatorMessage.Assign(attempt, spec, earlier.ReportedStep)
        {
            Checkpoints = sweep.Definition.Checkpoints,
        });
        draft.Update(node with { Held = node.Held.Add(attempt), Shape = Choice.ShapeOf(node, spec) });
        draft.Index(sweep);
    }
}
