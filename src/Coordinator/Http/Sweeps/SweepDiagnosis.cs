using System.Collections.Immutable;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Why a sweep does not go on, or gives no answer, and what to do about it.</summary>
internal static class SweepDiagnosis
{
    public static ImmutableArray<string> Of(SweepState sweep, ClusterState cluster)
    {
        var ledger = sweep.Ledger;
        var findings = ImmutableArray.CreateBuilder<string>();
        if (ledger.Pause is { } pause)
        {
            findings.Add(pause.IsDiagnosis
                ? $"It paused itself: {pause.Reason} Mend the cause, then 'sweep resume {sweep.Name}'."
                : $"Somebody paused it: {pause.Reason} 'sweep resume {sweep.Name}' goes on.");
        }
        else if (ledger.End is null && ledger.Running.IsEmpty && sweep.HasMore)
        {
            findings.Add(WhyNothingRuns(sweep, cluster));
        }

        if (ledger.End is { HasFailed: true } end) findings.Add($"It failed: {end.Reason}");
        if (ledger.Finished.GetValueOrDefault(TrialState.Failed) is > 0 and var failed)
        {
            findings.Add(FormattableString.Invariant($"{failed} trials failed: see 'state=Failed' of its trials, and ")
                + $"'sweep retry {sweep.Name}' once the cause is mended.");
        }

        return findings.ToImmutable();
    }

    private static string WhyNothingRuns(SweepState sweep, ClusterState cluster)
    {
        if (cluster.Fleet.IsEmpty) return "No node has joined: start one with 'sweep node --join URL'.";
        var placement = sweep.Plan.Definition.Placement;
        var fitting = cluster.Fleet.Values.Where(node => Fits(node.Profile, placement)).ToList();
        if (fitting.Count == 0)
        {
            var wanted = placement.Labels.Select(label => $"{label.Key}={label.Value}")
                .Concat(placement.Device is { } device ? [$"device {device}"] : []);
            return $"None of {cluster.Fleet.Count} nodes has what placement asks for ({string.Join(", ", wanted)}): "
                + "start such a node, or submit the sweep with another placement.";
        }

        return fitting.TrueForAll(node => node.IsDraining)
            ? "All nodes that fit are being drained: start another one."
            : "All nodes that fit are busy with other sweeps; raise its priority, or wait.";
    }

    private static bool Fits(NodeProfile node, PlacementOptions placement) =>
        placement.Labels.All(label => node.Labels.GetValueOrDefault(label.Key) == label.Value)
        && (placement.Device is not { } device || node.Devices.Any(has => has.Kind == device));
}
