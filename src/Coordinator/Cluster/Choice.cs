using Sweep.Actors;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>What suits a node best. Of sweeps and trials that are entitled alike, one of the shape that the node trains
/// already is preferred, because trials of one shape can share a device. Only a few are looked at, so that the choice
/// costs the same however many there are.</summary>
internal static class Choice
{
    private const int TrialsLookedAt = 8;
    private const int AheadMax = 64;
    private const int SweepsLookedAt = 8;

    /// <summary>Whether the sweep's trials may run on the node.</summary>
    public static bool Fits(FleetNode node, PlacementOptions placement)
    {
        foreach (var (key, value) in placement.Labels)
        {
            if (node.Profile.Labels.GetValueOrDefault(key) != value) return false;
        }

        return placement.Device is not { } kind || node.Profile.Devices.Any(device => device.Kind == kind);
    }

    /// <summary>The sweep that is to be served first of those that may run on the node; null when there is none.
    /// </summary>
    public static SweepDraft? SweepFor(ClusterDraft draft, FleetNode node)
    {
        if (draft.State.Ready is [var only])
            return Fits(node, DefinitionOf(draft, only.Sweep).Placement) ? draft.Sweep(only.Sweep) : null;

        ReadySweep? first = null;
        var looked = 0;
        foreach (var ready in draft.State.Ready)
        {
            var isAlike = first is null || (ready.Priority == first.Priority && ready.Held == first.Held);
            if (!isAlike || looked == SweepsLookedAt) break;
            if (!Fits(node, DefinitionOf(draft, ready.Sweep).Placement)) continue;
            first ??= ready;
            looked++;
            if (node.Shape is null || HasShape(draft, ready.Sweep, node.Shape)) return draft.Sweep(ready.Sweep);
        }

        return first is null ? null : draft.Sweep(first.Sweep);
    }

    /// <summary>The next trial: those between attempts first, then new ones in the plan's order. Where shapes differ,
    /// one of the node's shape that comes soon may be taken before its turn.</summary>
    public static (TrialId Trial, TrialSpec Spec) TrialFor(SweepState sweep, FleetNode node)
    {
        var (plan, ledger) = (sweep.Plan, sweep.Ledger);
        if (!ledger.BetweenAttempts.IsEmpty)
        {
            var waiting = ledger.BetweenAttempts.Keys.First();
            return (waiting, plan.SpecOf(waiting));
        }

        (TrialId, TrialSpec)? next = null;
        var looked = 0;
        for (var run = ledger.NextRun; run < plan.RunLimit && looked < TrialsLookedAt; run++)
        {
            var trial = plan.TrialAt(run);
            if (!ledger.Ahead.IsEmpty && ledger.Ahead.Contains(trial)) continue;
            var spec = plan.SpecOf(trial);
            next ??= (trial, spec);
            looked++;
            if (plan.HasOneShape || node.Shape is null || ledger.Ahead.Count >= AheadMax) break;
            if (TrialShape.Of(spec) == node.Shape) return (trial, spec);
        }

        Invariant.Check(next is not null, "a sweep that can start has a trial to start");
        return next!.Value;
    }

    /// <summary>The shape that the node trains after it was given this.</summary>
    public static TrialShape ShapeOf(FleetNode node, TrialSpec spec)
    {
        var shape = TrialShape.Of(spec);
        return shape == node.Shape ? node.Shape : shape;
    }

    private static bool HasShape(ClusterDraft draft, SweepId id, TrialShape shape)
    {
        var trainer = DefinitionOf(draft, id).Trainer;
        return trainer.Model == shape.Model && trainer.Dataset == shape.Dataset;
    }

    private static SweepDefinition DefinitionOf(ClusterDraft draft, SweepId id) => draft.Look(id).Plan.Definition;
}
