using System.Diagnostics;
using System.Globalization;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Cluster.ClusterReply;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Cluster;

/// <summary>A definition arrives: a new sweep, the same again, or more of one that is there.</summary>
internal static class Submission
{
    public static ClusterReply Take(ClusterDraft draft, ClusterRequest.Submit request, TimeSpan now)
    {
        if (draft.State.IsDraining)
            return new Refused(RefusalKind.Conflict, "this coordinator is ending; submit again when it is back");

        return draft.State.Names.TryGetValue(request.Grid.Definition.Name, out var id)
            ? Again(draft.Sweep(id)!, request, now)
            : Create(draft, request, now);
    }

    private static Accepted Create(ClusterDraft draft, ClusterRequest.Submit request, TimeSpan now)
    {
        var sweep = draft.Create(new SweepState(draft.State.NextSweep, new SweepPlan(request.Grid)));
        sweep.Record(new SweepCreated(request.Definition, now));
        sweep.Record(new SweepOpened(now));
        SweepEnding.StartClock(sweep, now);
        return new Accepted(sweep.Id, RequestChange.Created, string.Create(
            CultureInfo.InvariantCulture, $"{sweep.State.Name} is {sweep.Id}, of {request.Grid.TrialCount} trials"));
    }

    private static ClusterReply Again(SweepDraft sweep, ClusterRequest.Submit request, TimeSpan now)
    {
        if (request.Definition == sweep.Ledger.Definitions[^1]) return Same(sweep);

        var before = sweep.State.Plan.TrialCount;
        switch (SweepExtension.Of(sweep.State.Plan, request.Grid))
        {
            case SweepExtension.Same:
                return Same(sweep);
            case SweepExtension.OtherLimits e:
                Extend(sweep, request.Definition, e.Plan, now);
                return new Accepted(sweep.Id, RequestChange.Changed, $"the limits of {sweep.State.Name} are changed");
            case SweepExtension.MoreCells e:
                Extend(sweep, request.Definition, e.Plan, now);
                return new Accepted(sweep.Id, RequestChange.Extended, string.Create(CultureInfo.InvariantCulture,
                    $"{sweep.State.Name} is extended from {before} to {e.Plan.TrialCount} trials"));
            case SweepExtension.Refused e:
                return new Refused(RefusalKind.Conflict,
                    $"{sweep.State.Name} is {sweep.Id} and differs, so work on it would be lost: {e.Reason}. "
                        + "Submit this under another name, or delete the sweep first.");
            case var other:
                throw new UnreachableException($"no rule for {other}");
        }
    }

    private static Accepted Same(SweepDraft sweep) =>
        new(sweep.Id, RequestChange.None, $"{sweep.State.Name} is {sweep.Id} already");

    private static void Extend(SweepDraft sweep, string definition, SweepPlan plan, TimeSpan now)
    {
        var cancelled = sweep.Ledger.Cancelled;
        var hadEnded = sweep.Ledger.End is not null;
        var extended = new SweepExtended(definition, now);
        sweep.Record(extended, sweep.State.Apply(extended, plan));
        if (hadEnded)
        {
            foreach (var (trial, attempt) in cancelled)
            {
                sweep.Record(new TrialReopened(trial, TrialState.Cancelled, attempt, now));
            }
        }

        SweepEnding.StartClock(sweep, now);
        sweep.Cluster.Place(sweep);
    }
}
