using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Telemetry;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Simulation.Clusters;

/// <summary>What a coordinator's process counts and checks for its metrics, on the way through all faults: it must find
/// no violation where the witnesses find none, and never stumble.</summary>
internal sealed class FactAudit : IClusterWitness
{
    private static readonly CatalogMeter Unheard =
        new(MetricMeters.Coordinator, SweepMetrics.All, () => TimeSpan.Zero, _ => { });

    private readonly List<string> _violations = [];
    private readonly FactCounts _counts;

    public FactAudit() => _counts = new FactCounts(new AttemptTimes(Unheard), _violations.Add);

    public bool IsWatching => true;

    public IReadOnlyList<string> Violations => _violations;

    public void Committed(in CommittedBatch batch) => _counts.Count(batch);

    public void SnapshotSaved(TimeSpan duration, int sizeBytes) => duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);

    public void NodesLost(IEnumerable<NodeId> nodes) => nodes.ShouldNotBeEmpty();
}
