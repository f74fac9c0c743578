using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>What a coordinator tells of itself, its journal and its nodes.</summary>
public static class CoordinatorMetrics
{
    private static readonly MetricFamily Of = new(MetricOwner.Coordinator);

    public static readonly MetricDefinition Leader = Of.Gauge(
        "sweep.coordinator.leader", "", "1 while this coordinator leads, 0 while it stands by.");

    public static readonly MetricDefinition LeaderChanges = Of.Counter(
        "sweep.coordinator.leader.changes", "{change}", "Times that this process began to lead.");

    public static readonly MetricDefinition MailboxDepth = Of.Gauge(
        "sweep.coordinator.mailbox.depth", "{event}", "Events that wait for the coordinator's actor.");

    public static readonly MetricDefinition BatchEvents = Of.Histogram(
        "sweep.coordinator.batch.events", "{event}", "Events that were decided and committed together.",
        [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]);

    public static readonly MetricDefinition DecideDuration = Of.Histogram(
        "sweep.coordinator.decide.duration", "s", "Time to decide a batch of events, without its commit.", Latencies);

    public static readonly MetricDefinition Restarts = Of.Counter(
        "sweep.coordinator.restarts", "{restart}",
        "Restarts of the coordinator's actor from its journals after a bug.");

    public static readonly MetricDefinition CommitDuration = Of.Histogram(
        "sweep.journal.commit.duration", "s", "Time to make a batch of facts durable.", Latencies);

    public static readonly MetricDefinition CommitFacts = Of.Histogram(
        "sweep.journal.commit.facts", "{fact}", "Facts in one commit.",
        [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]);

    public static readonly MetricDefinition SnapshotDuration = Of.Histogram(
        "sweep.journal.snapshot.duration", "s", "Time to save a ledger, so that a start need not replay all.",
        Latencies);

    public static readonly MetricDefinition SnapshotSize = Of.Gauge(
        "sweep.journal.snapshot.size", "By", "Bytes of the latest ledger that was saved.");

    public static readonly MetricDefinition NodeUp = Of.Gauge(
        "sweep.node.up", "", "1 while a node holds a lease, 0 for 15 minutes after it was lost; absent once it left.",
        MetricLabels.Node);

    public static readonly MetricDefinition NodesLost = Of.Counter(
        "sweep.nodes.lost", "{node}", "Nodes whose lease ran out.");

    public static readonly MetricDefinition NodeSilence = Of.Gauge(
        "sweep.node.silence", "s", "Time since a node was last heard.", MetricLabels.Node);

    public static readonly MetricDefinition NodeCapacity = Of.Gauge(
        "sweep.node.capacity", "{attempt}", "Attempts that a node wants to hold, those that it queues included.",
        MetricLabels.Node);

    public static readonly MetricDefinition NodeHeld = Of.Gauge(
        "sweep.node.held", "{attempt}", "Attempts that a node holds.", MetricLabels.Node);

    public static readonly MetricDefinition NodeLanes = Of.Gauge(
        "sweep.node.lanes", "{lane}", "Trials that a device of a node trains at once.",
        MetricLabels.Node, MetricLabels.Device);

    public static readonly MetricDefinition NodeDraining = Of.Gauge(
        "sweep.node.draining", "", "1 while a node finishes what it holds in order to leave.", MetricLabels.Node);

    public static ImmutableArray<MetricDefinition> All { get; } =
    [
        Leader, LeaderChanges, MailboxDepth, BatchEvents, DecideDuration, Restarts, CommitDuration, CommitFacts,
        SnapshotDuration, SnapshotSize, NodeUp, NodesLost, NodeSilence, NodeCapacity, NodeHeld, NodeLanes, NodeDraining,
    ];

    private static ImmutableArray<double> Latencies =>
        [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
}
