using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Logs;

/// <summary>The coordinator's log: a line for what an operator acts on or will look for, and at level Debug a few for
/// each attempt. Never one for a report.</summary>
internal sealed class ClusterLog(ILogger log)
{
    private readonly AttemptLines _attempts = new(log);

    public bool IsDetailed => log.IsEnabled(LogLevel.Debug);

    /// <param name="sweep">As it is after the fact.</param>
    /// <param name="fact">Durable by now.</param>
    public void Tell(SweepState sweep, Journal.SweepFact fact)
    {
        switch (fact)
        {
            case SweepCreated:
                SweepLines.Submitted(log, sweep.Name, sweep.Plan.TrialCount);
                break;
            case SweepExtended:
                SweepLines.Extended(log, sweep.Name, sweep.Plan.TrialCount);
                break;
            case SweepPaused { IsDiagnosis: true } f:
                SweepLines.PausedItself(log, sweep.Name, f.Reason);
                break;
            case SweepPaused f:
                SweepLines.Paused(log, sweep.Name, f.Reason);
                break;
            case SweepResumed:
                SweepLines.Resumed(log, sweep.Name);
                break;
            case SweepFinished f:
                Finish(sweep, f);
                break;
        }
    }

    /// <summary>Only when <see cref="IsDetailed"/>.</summary>
    public void TellDetail(SweepState sweep, Journal.SweepFact fact)
    {
        switch (fact)
        {
            case AttemptAssigned f:
                _attempts.Assigned(sweep.Name, f.Trial.Number, f.Attempt, f.Node.Name);
                break;
            case AttemptBegan f:
                _attempts.Began(sweep.Name, f.Trial.Number, f.Attempt, f.Device);
                break;
            case AttemptEnded f:
                _attempts.Ended(sweep.Name, f.Trial.Number, f.Attempt,
                    f.Reason is null ? $"{f.Outcome}" : $"{f.Outcome}, {f.Reason}");
                break;
        }
    }

    /// <summary>What an event did to the fleet, and to what is kept.</summary>
    public void Tell(ClusterEvent @event, ClusterState before, ClusterState after)
    {
        switch (@event)
        {
            case ClusterEvent.NodeSpoke { Message: NodeMessage.Join } e:
                Join(e.Node.Node, before, after);
                break;
            case ClusterEvent.NodeSpoke { Message: NodeMessage.Leaving { IsEmpty: true } } e:
                if (before.Fleet.ContainsKey(e.Node.Node) && !after.Fleet.ContainsKey(e.Node.Node))
                    NodeLines.Left(log, e.Node.Node.Name);
                break;
            case ClusterEvent.TimerFired when before.Fleet.Count > after.Fleet.Count:
                foreach (var node in before.Fleet.Values.Where(node => !after.Fleet.ContainsKey(node.Id)))
                    NodeLines.Lost(log, node.Id.Name, node.Held.Count);
                break;
            case ClusterEvent.Requested { What: ClusterRequest.Delete request }
                when before.Sweeps.TryGetValue(request.Sweep, out var sweep)
                    && !after.Sweeps.ContainsKey(request.Sweep):
                SweepLines.Deleted(log, sweep.Name);
                break;
            case ClusterEvent.Requested { What: ClusterRequest.DrainNode { Node: var node } }
                when after.Fleet.TryGetValue(node, out var draining) && draining.IsDraining:
                NodeLines.Draining(log, node.Name);
                break;
        }
    }

    private void Join(NodeId id, ClusterState before, ClusterState after)
    {
        if (!after.Fleet.TryGetValue(id, out var now)) return;
        var known = before.Fleet.GetValueOrDefault(id);
        if (known?.Incarnation == now.Incarnation) return; // A new session of its link.
        NodeLines.Joined(log, id.Name, now.Profile.Lanes, now.Profile.Version);
    }

    private void Finish(SweepState sweep, SweepFinished end)
    {
        if (end.HasFailed) SweepLines.Failed(log, sweep.Name, end.Reason ?? "every trial failed");
        else if (end.IsStopped) SweepLines.Stopped(log, sweep.Name, end.Reason ?? "asked to");
        else SweepLines.Finished(log, sweep.Name, end.Reason ?? "every trial ran", sweep.Ledger.FinishedCount);
    }
}
